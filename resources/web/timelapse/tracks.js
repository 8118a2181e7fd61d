// Where every crew is at a minute, and what it does there.
(function (HH) {
  HH.INSPECTING = "inspecting";
  HH.DRIVING = "driving";
  HH.ON_CALL = "on call";

  // A leg with the share of its length up to each of its points.
  function way(leg) {
    const points = HH.line(leg.line), along = [0];
    for (let i = 1; i < points.length; i++) {
      const dy = points[i][0] - points[i - 1][0];
      const dx = (points[i][1] - points[i - 1][1]) * Math.cos(points[i][0] * Math.PI / 180);
      along.push(along[i - 1] + Math.hypot(dx, dy));
    }
    return { from: leg.from, to: leg.to, points: points, along: along };
  }

  HH.Track = class {
    constructor(crew) {
      this.name = crew.name;
      this.stops = crew.stops;
      this.ways = crew.legs.map(way);
      this.from = crew.from;
      this.to = crew.to;
    }

    // {at: [lat, lon], state, until, label} or null when the crew is off duty.
    at(minute) {
      if (minute < this.from || minute >= this.to) return null;
      const leg = this.ways.find(function (w) { return w.from <= minute && minute < w.to; });
      if (leg) return this.onTheWay(leg, minute);
      const stop = this.stops.find(function (s) { return s.arrive <= minute && minute < s.depart; });
      if (!stop) return null;
      const busy = stop.kind === "visit" && stop.start <= minute && minute < stop.end;
      return { at: stop.at, state: busy ? HH.INSPECTING : HH.ON_CALL, label: stop.label,
        until: busy ? stop.end : stop.depart };
    }

    // Even speed from end to end: what the picture needs; coverage was counted by the roads.
    onTheWay(leg, minute) {
      const whole = leg.along[leg.along.length - 1];
      const gone = whole * (minute - leg.from) / (leg.to - leg.from);
      let i = 1;
      while (i < leg.along.length - 1 && leg.along[i] < gone) i++;
      const step = leg.along[i] - leg.along[i - 1] || 1;
      const share = Math.min(1, Math.max(0, (gone - leg.along[i - 1]) / step));
      const a = leg.points[i - 1], b = leg.points[i] || a;
      return { at: [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])],
        state: HH.DRIVING, label: "", until: leg.to };
    }
  };

  HH.clock = function (minute) {
    const whole = Math.floor(minute + 1e-6);
    return String(Math.floor(whole / 60)).padStart(2, "0") + ":" +
      String(whole % 60).padStart(2, "0");
  };
})(HalfHour);
