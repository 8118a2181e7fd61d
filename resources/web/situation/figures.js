// The plan's figures and the coverage curve over the day.
(function (HH) {
  const el = HH.el;

  function row(name, value, kind) {
    return el("tr", { class: kind || "" }, [el("th", {}, [name]), el("td", {}, [value])]);
  }

  HH.figures = function () {
    const plan = HH.data.plan, cover = HH.data.unit_cover, rows = [];
    if (cover.judged) {
      rows.push(row(HH.say("Units inside the circle"),
        cover.inside + " / " + cover.judged + " (" +
        (100 * cover.inside / cover.judged).toFixed(1) + " %)"));
    }
    if (!plan) {
      return el("section", {}, [
        el("h2", {}, [HH.say("Situation")]),
        el("p", { class: "note" }, [HH.say("No plan is shown.")]),
        el("table", { class: "figures" }, [el("tbody", {}, rows)]),
      ]);
    }
    const states = { draft: HH.say("draft"), published: HH.say("published"),
      superseded: HH.say("superseded") };
    rows.push(
      row(HH.say("Coverage, all at home"), plan.static_pct.toFixed(1) + " %"),
      row(HH.say("Coverage, mean"), plan.mean_pct.toFixed(1) + " %"),
      row(HH.say("Coverage, worst"), plan.worst_pct.toFixed(1) + " % · " + plan.worst_at,
        "worst"),
      row(HH.say("Crews"), String(plan.crews)),
      row(HH.say("Visits planned"), plan.served + " / " + plan.visits),
      row(HH.say("of them mandatory"), plan.served_mandatory + " / " + plan.mandatory),
      row(HH.say("Driving"), plan.drive_min + " min · " + plan.drive_km + " km"));
    return el("section", {}, [
      el("h2", {}, [HH.say("Plan"), " ", plan.day, " · ", states[plan.state] || plan.state]),
      el("p", { class: "note" }, [plan.id, plan.name ? " · " + plan.name : ""]),
      el("table", { class: "figures" }, [el("tbody", {}, rows)]),
      curve(plan),
      relaxations(plan),
    ]);
  };

  function curve(plan) {
    if (plan.coverage.length < 2) return null;
    const width = 270, height = 70, first = plan.coverage[0][0];
    const span = plan.coverage[plan.coverage.length - 1][0] - first;
    const values = plan.coverage.flatMap(function (c) { return [c[1], c[2]]; });
    const low = Math.max(0, Math.floor((Math.min(...values) - 2) / 10) * 10);
    function points(column) {
      return plan.coverage.map(function (c) {
        const x = 24 + (c[0] - first) / span * (width - 28);
        const y = 4 + (100 - c[column]) / (100 - low) * (height - 20);
        return x.toFixed(1) + "," + y.toFixed(1);
      }).join(" ");
    }
    function text(x, y, content, anchor) {
      return HH.svg("text", { x: x, y: y, "text-anchor": anchor || "start" }, [content]);
    }
    function clock(minutes) {
      return String(Math.floor(minutes / 60)).padStart(2, "0") + ":" +
        String(minutes % 60).padStart(2, "0");
    }
    return el("figure", {}, [
      HH.svg("svg", { viewBox: "0 0 " + width + " " + height, class: "curve" }, [
        HH.svg("line", { x1: 24, y1: height - 16, x2: width - 4, y2: height - 16,
          stroke: "#8a939c", "stroke-width": 1 }),
        HH.svg("polyline", { points: points(2), fill: "none", stroke: "#6b7480",
          "stroke-width": 1, "stroke-dasharray": "3 2" }),
        HH.svg("polyline", { points: points(1), fill: "none", stroke: "#0b3c8c",
          "stroke-width": 1.5 }),
        text(20, 11, "100", "end"), text(20, height - 14, String(low), "end"),
        text(24, height - 3, clock(first)),
        text(width - 4, height - 3, clock(first + span), "end"),
      ]),
      el("figcaption", {}, [HH.say("Coverage by the minute, %; dashed: all at home")]),
    ]);
  }

  function relaxations(plan) {
    if (!plan.relaxations.length) return null;
    return el("details", {}, [
      el("summary", {}, [HH.say("Minutes below the floor"), " · ",
        String(plan.relaxations.length)]),
      el("ul", {}, plan.relaxations.map(function (x) {
        return el("li", {}, [x.from + " – " + x.to + " · " + x.lowest_pct.toFixed(1) +
          " % < " + x.floor_pct.toFixed(1) + " % · " + HH.pick(x.reason)]);
      })),
    ]);
  }
})(HalfHour);
