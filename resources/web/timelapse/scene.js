// One map of the city with one plan on it: ground drawn once, crews and units at every minute.
(function (HH) {
  const MARGIN_PX = 18, NEAR_PX = 12, NAMES_AT_MOST = 14;
  const LOOK = HH.LOOK = {
    "inspecting": { fill: "#d9730d", shape: "square" },
    "driving": { fill: "#0b3c8c", shape: "triangle" },
    "on call": { fill: "#2e9e6b", shape: "circle" },
  };

  HH.Scene = class {
    constructor(plan, data) {
      this.plan = plan;
      this.data = data;
      this.tracks = plan.crews.map(function (crew) { return new HH.Track(crew); });
      this.open = plan.coverage.map(function () { return new Set(); });
      const first = plan.coverage[0][0];
      plan.uncovered.forEach(function (spans, unit) {
        spans.forEach(function ([from, to]) {
          for (let m = from; m <= to; m++) this.open[m - first].add(unit);
        }, this);
      }, this);
      this.canvas = HH.el("canvas", {});
      this.said = HH.el("p", { class: "pointed" }, ["\u00a0"]);
      this.figures = HH.el("p", { class: "now" });
      this.canvas.addEventListener("mousemove", (event) => this.point(event));
    }

    // Minutes are whole; the coverage of a moment is that of the minute it lies in.
    row(minute) {
      const first = this.plan.coverage[0][0];
      const at = Math.min(Math.max(Math.floor(minute) - first, 0), this.plan.coverage.length - 1);
      return { numbers: this.plan.coverage[at], open: this.open[at] };
    }

    fit() {
      const box = this.canvas.parentElement.getBoundingClientRect();
      const sharp = window.devicePixelRatio || 1;
      this.width = Math.max(200, box.width);
      this.height = Math.max(160, box.height);
      this.canvas.width = this.width * sharp;
      this.canvas.height = this.height * sharp;
      const [south, west, north, east] = this.data.bounds;
      const flat = Math.cos((south + north) / 2 * Math.PI / 180);
      const scale = Math.min((this.width - 2 * MARGIN_PX) / ((east - west) * flat),
        (this.height - 2 * MARGIN_PX) / (north - south));
      const left = (this.width - (east - west) * flat * scale) / 2;
      const top = (this.height - (north - south) * scale) / 2;
      this.place = function ([lat, lon]) {
        return [left + (lon - west) * flat * scale, top + (north - lat) * scale];
      };
      this.ground = document.createElement("canvas");
      this.ground.width = this.canvas.width;
      this.ground.height = this.canvas.height;
      const context = this.ground.getContext("2d");
      context.scale(sharp, sharp);
      this.drawGround(context);
    }

    drawGround(context) {
      const data = this.data;
      context.fillStyle = data.paper;
      context.fillRect(0, 0, this.width, this.height);
      data.districts.forEach(function (d) {
        this.area(context, d.polygons, d.own ? "#ffffff" : null, "#8a939c", d.own ? 1.2 : 0.6);
      }, this);
      data.waters.forEach(function (w) {
        this.area(context, w.polygons, data.water, data.water, 1);
      }, this);
      data.roads.slice().reverse().forEach(function (road) {
        context.beginPath();
        road.lines.forEach(function (line) { this.trace(context, HH.line(line)); }, this);
        context.strokeStyle = road.colour;
        context.lineWidth = Math.min(road.width, 1.4);
        context.stroke();
      }, this);
      context.font = "600 13px sans-serif";
      context.textAlign = "center";
      data.districts.forEach(function (d) {
        if (d.own) this.text(context, this.place(d.label), d.name, "#5b6770");
      }, this);
    }

    trace(context, points) {
      points.forEach(function (p, i) {
        const [x, y] = this.place(p);
        context[i ? "lineTo" : "moveTo"](x, y);
      }, this);
    }

    area(context, polygons, fill, stroke, width) {
      context.beginPath();
      HH.polygons(polygons).forEach(function (rings) {
        rings.forEach(function (ring) { this.trace(context, ring); context.closePath(); }, this);
      }, this);
      if (fill) { context.fillStyle = fill; context.fill("evenodd"); }
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.stroke();
    }

    text(context, [x, y], words, colour) {
      context.lineWidth = 3;
      context.strokeStyle = "#ffffff";
      context.strokeText(words, x, y);
      context.fillStyle = colour;
      context.fillText(words, x, y);
    }

    show(minute) {
      this.minute = minute;
      const sharp = window.devicePixelRatio || 1, context = this.canvas.getContext("2d");
      const now = this.row(minute);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(this.ground, 0, 0);
      context.setTransform(sharp, 0, 0, sharp, 0, 0);
      this.data.units.forEach(function (unit, i) {
        if (!now.open.has(i)) this.diamond(context, unit.at, 3, "#ffffff", "#1f2933");
      }, this);
      this.crews = this.tracks.map(function (track) {
        const found = track.at(minute);
        return found && { track: track, found: found, xy: this.place(found.at) };
      }, this).filter(Boolean);
      this.crews.forEach(function (crew) { HH.mark(context, crew.xy, crew.found.state); });
      this.open_(context, now.open);
      this.tell(now);
    }

    open_(context, open) {
      context.font = "600 12px sans-serif";
      context.textAlign = "left";
      let named = 0;
      this.data.units.forEach(function (unit, i) {
        if (!open.has(i)) return;
        this.diamond(context, unit.at, 7, "#c8102e", "#ffffff");
        const [x, y] = this.place(unit.at);
        if (named++ < NAMES_AT_MOST) this.text(context, [x + 9, y + 4], unit.name, "#a80c25");
      }, this);
    }

    diamond(context, at, size, fill, stroke) {
      const [x, y] = this.place(at);
      context.beginPath();
      context.moveTo(x, y - size);
      context.lineTo(x + size, y);
      context.lineTo(x, y + size);
      context.lineTo(x - size, y);
      context.closePath();
      context.fillStyle = fill;
      context.strokeStyle = stroke;
      context.lineWidth = 1.2;
      context.fill();
      context.stroke();
    }

    tell(now) {
      const [at, covered] = now.numbers;
      const held = !this.plan.below.some(function ([from, to]) { return from <= at && at <= to; });
      this.figures.className = held ? "now" : "now below";
      this.figures.textContent = covered.toFixed(1) + " % · " + HH.say("units out of reach") + " " +
        now.open.size + " · " + (held ? HH.say("floor held") : HH.say("below the floor"));
    }

    point(event) {
      const box = this.canvas.getBoundingClientRect();
      const x = event.clientX - box.left, y = event.clientY - box.top;
      let near = null, least = NEAR_PX;
      (this.crews || []).forEach(function (crew) {
        const far = Math.hypot(crew.xy[0] - x, crew.xy[1] - y);
        if (far < least) { least = far; near = crew; }
      });
      this.said.textContent = near === null ? "\u00a0" :
        [near.track.name, HH.stateName(near.found.state), near.found.label,
          HH.say("until") + " " + HH.clock(near.found.until)].filter(Boolean).join(" · ");
    }
  };

  HH.stateName = function (state) {
    return { "inspecting": HH.say("inspecting"), "driving": HH.say("driving"),
      "on call": HH.say("on call") }[state];
  };

  // Shape and colour both tell what a crew does.
  HH.mark = function (context, [x, y], state) {
    const look = LOOK[state], r = 5;
    context.beginPath();
    if (look.shape === "circle") context.arc(x, y, r, 0, 2 * Math.PI);
    else if (look.shape === "square") context.rect(x - r, y - r, 2 * r, 2 * r);
    else {
      context.moveTo(x, y - r - 1);
      context.lineTo(x + r + 1, y + r);
      context.lineTo(x - r - 1, y + r);
      context.closePath();
    }
    context.fillStyle = look.fill;
    context.strokeStyle = "#ffffff";
    context.lineWidth = 1.4;
    context.fill();
    context.stroke();
  };
})(HalfHour);
