// Coverage over the day: both plans, everybody at home, the floor; a line at the minute shown.
(function (HH) {
  const WIDTH = 1200, HEIGHT = 150, LEFT = 34, RIGHT = 8, TOP = 8, BOTTOM = 18;
  const OURS = "#0b3c8c", BESIDE = "#d9730d", STATIC = "#6b7480", FLOOR = "#c8102e";

  HH.Chart = class {
    constructor(plans, floorPoints, onMinute) {
      this.first = plans[0].coverage[0][0];
      this.last = this.first + plans[0].coverage.length;
      const ours = plans[0].coverage;
      const values = plans.flatMap(function (p) { return p.coverage.map(function (c) { return c[1]; }); })
        .concat(ours.map(function (c) { return c[2] - floorPoints; }));
      this.low = Math.max(0, Math.floor((Math.min(...values) - 1) / 5) * 5);
      this.cursor = HH.svg("line", { y1: TOP, y2: HEIGHT - BOTTOM, stroke: "#1f2933",
        "stroke-width": 1.5 });
      const parts = this.grid();
      parts.push(this.line(ours.map(function (c) { return [c[0], c[2] - floorPoints]; }), FLOOR, "2 3"));
      parts.push(this.line(ours.map(function (c) { return [c[0], c[2]]; }), STATIC, "7 4"));
      if (plans[1]) parts.push(this.line(plans[1].coverage, BESIDE, "4 2"));
      parts.push(this.line(ours, OURS, ""), this.cursor);
      this.svg = HH.svg("svg", { viewBox: "0 0 " + WIDTH + " " + HEIGHT, class: "curve",
        preserveAspectRatio: "none" }, parts);
      this.svg.addEventListener("click", (event) => {
        const box = this.svg.getBoundingClientRect();
        const share = ((event.clientX - box.left) / box.width * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT);
        onMinute(this.first + share * (this.last - this.first));
      });
    }

    x(minute) {
      return LEFT + (WIDTH - LEFT - RIGHT) * (minute - this.first) / (this.last - this.first);
    }

    y(pct) {
      return TOP + (HEIGHT - TOP - BOTTOM) * (100 - pct) / (100 - this.low);
    }

    grid() {
      const parts = [], step = 100 - this.low > 30 ? 20 : 5;
      for (let level = this.low; level <= 100; level += step) {
        parts.push(HH.svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: this.y(level),
          y2: this.y(level), stroke: "#e3e8ec" }));
        parts.push(this.text(LEFT - 4, this.y(level) + 4, String(level), "end"));
      }
      for (let hour = Math.ceil(this.first / 60); hour * 60 < this.last; hour++) {
        parts.push(HH.svg("line", { x1: this.x(hour * 60), x2: this.x(hour * 60), y1: TOP,
          y2: HEIGHT - BOTTOM, stroke: "#e3e8ec" }));
        parts.push(this.text(this.x(hour * 60), HEIGHT - 4, hour + ":00", "middle"));
      }
      return parts;
    }

    text(x, y, words, anchor) {
      return HH.svg("text", { x: x, y: y, "text-anchor": anchor }, [words]);
    }

    line(rows, colour, dash) {
      const points = rows.map(function (row) {
        return this.x(row[0]).toFixed(1) + "," + this.y(row[1]).toFixed(1);
      }, this).join(" ");
      return HH.svg("polyline", { points: points, fill: "none", stroke: colour,
        "stroke-width": dash ? 1.6 : 2.2, "stroke-dasharray": dash,
        "vector-effect": "non-scaling-stroke" });
    }

    show(minute) {
      this.cursor.setAttribute("x1", this.x(minute));
      this.cursor.setAttribute("x2", this.x(minute));
    }

    legend(two) {
      const entries = [[OURS, "", HH.say("this plan")]];
      if (two) entries.push([BESIDE, "4 2", HH.say("the plan beside it")]);
      entries.push([STATIC, "7 4", HH.say("everybody at home")], [FLOOR, "2 3", HH.say("floor")]);
      return entries.map(function ([colour, dash, words]) {
        return HH.el("span", { class: "key" }, [HH.svg("svg", { width: 30, height: 10 }, [
          HH.svg("line", { x1: 0, x2: 30, y1: 5, y2: 5, stroke: colour, "stroke-width": 2,
            "stroke-dasharray": dash })]), words]);
      });
    }
  };
})(HalfHour);
