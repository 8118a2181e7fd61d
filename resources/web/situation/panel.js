// The panel beside the map: title, figures, legend that switches layers, circles, crews.
(function (HH) {
  const el = HH.el;

  HH.Panel = class {
    constructor(map, layers) {
      this.map = map;
      this.layers = layers;
      const minutes = layers.circles.minutes;
      this.circle = { squad: null, minutes: minutes.slice(-1) };
      this.root = document.body.appendChild(el("aside", { id: "panel" }));
      L.DomEvent.disableClickPropagation(this.root);
      L.DomEvent.disableScrollPropagation(this.root);
    }

    render() {
      const data = HH.data, scroll = this.root.scrollTop;
      document.documentElement.lang = HH.language === "en" ? "en" : "zh-CN";
      this.root.replaceChildren(...[
        this.header(data), HH.figures(), this.circleSection(data), this.crewSection(data),
        this.legend(data), this.unservedSection(data), this.footer(data),
      ].filter(Boolean));
      this.root.scrollTop = scroll;
    }

    header(data) {
      return el("header", {}, [
        el("div", { class: "switches" }, [
          el("button", { id: "language", type: "button", onclick: () => this.turnLanguage() },
            [HH.language === "en" ? "中文" : "English"]),
          el("button", { id: "fold", type: "button", title: HH.say("Hide the panel"),
            onclick: () => this.fold() }, ["×"]),
        ]),
        el("h1", {}, [HH.pick(data.title)]),
        el("p", { class: "other" }, [data.title[HH.language === "en" ? 0 : 1]]),
        data.subtitle ? el("p", { class: "note" }, [data.subtitle]) : null,
        data.demo ? el("p", { class: "demo" }, [data.demo_stamp.join(" / ")]) : null,
      ]);
    }

    turnLanguage() {
      HH.language = HH.language === "en" ? "zh" : "en";
      this.map.closePopup();
      this.render();
      this.layers.labels.redraw();
    }

    fold() {
      document.body.classList.toggle("folded");
      this.map.invalidateSize();
    }

    circleSection(data) {
      if (!data.circles.length) {
        return el("section", {}, [el("h2", {}, [HH.say("Half-hour circle")]),
          el("p", { class: "note" }, [HH.say("Not computed yet.")])]);
      }
      const draw = () => this.layers.circles.show(this.circle.squad, this.circle.minutes);
      const owners = data.circles.filter((c, i, all) =>
        c.squad !== null && all.findIndex((o) => o.squad === c.squad) === i);
      const select = el("select", { id: "circle-squad", onchange: (event) => {
        this.circle.squad = event.target.value === "" ? null : event.target.value;
        draw();
      } }, [el("option", { value: "" }, [HH.say("All squads together")])].concat(
        owners.map((c) => el("option", { value: c.squad }, [c.name]))));
      select.value = this.circle.squad === null ? "" : this.circle.squad;
      const boxes = this.layers.circles.minutes.map((m) => {
        const circle = data.circles.find((c) => c.minutes === m);
        return el("label", {}, [
          el("input", { type: "checkbox", class: "circle-minutes", value: m,
            checked: this.circle.minutes.includes(m), onchange: (event) => {
              const others = this.circle.minutes.filter((other) => other !== m);
              this.circle.minutes = event.target.checked ? others.concat(m) : others;
              draw();
            } }),
          HH.lineSwatch(data.style.circles[circle.style]), m + " min",
        ]);
      });
      return el("section", {}, [el("h2", {}, [HH.say("Half-hour circle")]), select,
        el("div", { class: "row" }, boxes),
        el("p", { class: "note" }, [HH.say("Turn-out included; free-flow times ×"), " ",
          String(data.travel_factor)])]);
    }

    crewSection(data) {
      if (!data.crews.length) return null;
      const list = el("ul", { class: "crews" }, data.crews.map((crew, i) => el("li", {}, [
        el("label", {}, [
          el("input", { type: "checkbox", checked: this.layers.crews[i].on,
            onchange: (event) => this.layers.showCrew(i, event.target.checked) }),
          HH.lineSwatch({ colour: crew.colour, width: crew.width, dash: crew.dash }),
        ]),
        el("button", { type: "button", class: "name", title: HH.say("Show this route alone"),
          onclick: () => this.onlyCrew(i) }, [crew.name]),
        el("span", { class: "count" }, [crew.duty === "standby"
          ? HH.say("Stand-by") : String(crew.visits)]),
      ])));
      return el("section", {}, [
        el("h2", {}, [HH.say("Routes by crew"), el("span", { class: "count" },
          [HH.say("Visits")])]),
        el("div", { class: "row" }, [
          el("button", { type: "button", id: "crews-all", onclick: () => this.allCrews(true) },
            [HH.say("All")]),
          el("button", { type: "button", id: "crews-none", onclick: () => this.allCrews(false) },
            [HH.say("None")]),
        ]), list,
      ]);
    }

    allCrews(on) {
      this.layers.crews.forEach((_, i) => this.layers.showCrew(i, on));
      this.render();
    }

    onlyCrew(index) {
      this.layers.crews.forEach((_, i) => this.layers.showCrew(i, i === index));
      this.render();
      this.map.fitBounds(this.layers.crews[index].bounds().pad(0.15), { maxZoom: 14 });
    }

    legend(data) {
      const s = data.style, lines = [];
      const point = (key, style) => this.entry(key, HH.swatch(style), HH.say(style.name));
      const group = (title, entries) => {
        const filled = entries.filter(Boolean);
        if (filled.length) lines.push(el("h3", {}, [title]), ...filled);
      };
      group(HH.say("Forces"), ["brigade", "squad", "post", "neighbour"]
        .map((k) => point(k, s.points[k])));
      group(HH.say("Places"), ["unit", "unit_outside"].map((k) => point(k, s.points[k])));
      group(HH.say("Enterprises"), ["red", "yellow", "green"]
        .map((k) => point("enterprise_" + k, s.enterprises[k]))
        .concat([point("unserved", s.points.unserved)]));
      group(HH.say("Ground"), [
        this.entry("zone", HH.lineSwatch(s.zone_own), HH.say("Joint zone")),
        this.entry("district", HH.lineSwatch(Object.assign({}, s.district, { fill: null })),
          HH.say("District boundaries")),
        this.entry("road", HH.lineSwatch(s.roads[data.roads.length ? data.roads[0].rank : 0]),
          HH.say("Roads")),
      ]);
      const explained = data.roads.map((r) => el("div", { class: "row" },
        [HH.lineSwatch(s.roads[r.rank]), HH.say(s.roads[r.rank].name)]));
      if (data.zones.sides.length) {
        explained.push(...[s.zone_own, s.zone_other, s.boundary].map((line) =>
          el("div", { class: "row" }, [HH.lineSwatch(line), HH.say(line.name)])));
      }
      return el("section", {}, [el("h2", {}, [HH.say("Layers and legend")]), ...lines,
        explained.length ? el("details", {}, [
          el("summary", {}, [HH.say("Roads and zone in detail")]), ...explained]) : null]);
    }

    // An entry of the legend; nothing to show, no entry.
    entry(key, swatch, name) {
      const count = this.layers.groups[key].count;
      if (!count) return null;
      const plain = key === "road" || key === "district" || key === "zone";
      return el("label", { class: "row" }, [
        el("input", { type: "checkbox", "data-layer": key, checked: this.layers.shown[key],
          onchange: (event) => this.layers.show(key, event.target.checked) }),
        swatch, el("span", {}, [name]),
        plain ? null : el("span", { class: "count" }, [String(count)]),
      ]);
    }

    unservedSection(data) {
      if (!data.unserved.length) return null;
      return el("section", {}, [el("details", {}, [
        el("summary", {}, [HH.say("Due but not planned"), " · ", String(data.unserved.length)]),
        el("ul", {}, data.unserved.map((v) => el("li", {}, [
          el("b", {}, [v.name]), v.mandatory ? " · " + HH.say("Mandatory") : "",
          el("br"), HH.pick(v.reason)]))),
      ])]);
    }

    footer(data) {
      return el("footer", {}, [
        ...data.stamps.map((stamp) => el("p", { class: "stamp" }, [HH.pick(stamp)])),
        el("p", {}, [HH.pick(data.coordinates)]),
        el("p", {}, [HH.say("Sources"), ": ", data.attribution.concat(["Leaflet"]).join(" · ")]),
      ]);
    }
  };
})(HalfHour);
