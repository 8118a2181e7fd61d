// The legend, which is at the same time the switchboard of the layers.
(function (HH) {
  const el = HH.el;

  HH.Legend = class {
    constructor(layers) {
      this.layers = layers;
      this.root = document.body.appendChild(el("aside", { id: "legend" }));
    }

    render() {
      const data = HH.data, s = data.style, lines = [];
      const point = (key, style) => this.entry(key, HH.swatch(style), HH.say(style.name));
      const group = (title, entries) => {
        const filled = entries.filter(Boolean);
        if (filled.length) lines.push(el("h3", {}, [title]), ...filled);
      };
      group(HH.say("Forces"), ["brigade", "squad", "post", "neighbour"]
        .map((k) => point(k, s.points[k])));
      group(HH.say("Places"), ["unit", "unit_outside"].map((k) => point(k, s.points[k])));
      group(HH.say("Enterprises"), ["red", "yellow", "green", "uncoded"]
        .map((k) => point("enterprise_" + k, s.enterprises[k]))
        .concat([point("unserved", s.points.unserved)]));
      group(HH.say("Ground"), [
        this.entry("closure", HH.lineSwatch(s.closure), HH.say(s.closure.name)),
        this.entry("zone", HH.lineSwatch(s.zone_own), HH.say("Joint zone")),
        this.entry("district", HH.lineSwatch(Object.assign({}, s.district, { fill: null })),
          HH.say("District boundaries")),
        this.entry("water", HH.lineSwatch({ colour: s.water, width: 1, fill: s.water,
          fill_opacity: 1 }), HH.say("Water")),
        this.entry("road", HH.lineSwatch(s.roads[data.roads.length ? data.roads[0].rank : 0]),
          HH.say("Roads")),
      ]);
      const explained = data.roads.map((r) => el("div", { class: "row" },
        [HH.lineSwatch(s.roads[r.rank]), HH.say(s.roads[r.rank].name)]));
      if (data.zones.sides.length) {
        const lapsed = data.zones.sides.some((side) => !side.in_force);
        explained.push(...[s.zone_own, s.zone_other, ...(lapsed ? [s.zone_lapsed] : []),
          s.boundary].map((line) =>
          el("div", { class: "row" }, [HH.lineSwatch(line), HH.say(line.name)])));
      }
      if (explained.length) {
        lines.push(el("details", {}, [
          el("summary", {}, [HH.say("Roads and zone in detail")]), ...explained]));
      }
      const old = this.root.querySelector("details");
      this.root.replaceChildren(el("details", { open: !old || old.open ? "" : null },
        [el("summary", {}, [HH.say("Layers and legend")]), ...lines]));
    }

    // An entry of the legend; nothing to show, no entry.
    entry(key, swatch, name) {
      const count = this.layers.groups[key].count;
      if (!count) return null;
      return el("label", { class: "row" }, [
        el("input", { type: "checkbox", "data-layer": key, checked: this.layers.shown[key],
          onchange: (event) => this.layers.show({ [key]: event.target.checked }) }),
        swatch, el("span", {}, [name]),
        HH.PLAIN.includes(key) ? null : el("span", { class: "count" }, [String(count)]),
      ]);
    }
  };
})(HalfHour);
