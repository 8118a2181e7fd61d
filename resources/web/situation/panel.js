// The panel beside the map: title, figures, circles, crews, sources.
(function (HH) {
  const el = HH.el;

  HH.Panel = class {
    constructor(map, layers) {
      this.map = map;
      this.layers = layers;
      const minutes = layers.circles.minutes;
      this.circle = { squad: null, minutes: minutes.slice(-1) };
      this.cover = "";
      this.legend = new HH.Legend(layers);
      this.root = document.body.appendChild(el("aside", { id: "panel" }));
      L.DomEvent.disableClickPropagation(this.root);
      L.DomEvent.disableScrollPropagation(this.root);
    }

    render() {
      const data = HH.data, scroll = this.root.scrollTop;
      document.documentElement.lang = HH.language === "en" ? "en" : "zh-CN";
      this.root.replaceChildren(...[
        this.header(data), HH.figures(), this.circleSection(data),
        this.coverSection(data), this.crewSection(data), this.unservedSection(data),
        this.footer(data),
      ].filter(Boolean));
      this.root.scrollTop = scroll;
      this.legend.render();
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

    coverSection(data) {
      if (!data.cover_areas.length) return null;
      const choices = [["", HH.say("Not shown")], ["first", HH.say("First to come")],
        ["once twice", HH.say("How many squads in time")],
        ["certain borderline beyond", HH.say("How sure")]];
      const key = el("ul", { class: "crews", id: "cover-key" });
      const draw = () => {
        const kinds = this.cover.split(" ");
        this.layers.coverAreas.show(kinds);
        const areas = data.cover_areas.filter((a) => kinds.includes(a.kind));
        key.replaceChildren(...areas.map((a) => el("li", {}, [
          el("label", {}, [HH.lineSwatch(a.look)]),
          el("span", { class: "name" }, [a.kind === "first" ? a.name : HH.say(a.look.name)]),
          el("span", { class: "count" }, [a.area_km2 + " km²"])])));
      };
      const select = el("select", { id: "cover-area", onchange: (event) => {
        this.cover = event.target.value;
        draw();
      } }, choices.map(([value, text]) => el("option", { value: value }, [text])));
      select.value = this.cover;
      draw();
      return el("section", {}, [el("h2", {}, [HH.say("Who comes first")]), select, key]);
    }

    crewSection(data) {
      if (!data.crews.length) return null;
      const list = el("ul", { class: "crews" }, data.crews.map((crew, i) => el("li", {}, [
        el("label", {}, [
          el("input", { type: "checkbox", checked: this.layers.crews[i].on,
            onchange: (event) => this.layers.showCrews(
              (n) => n === i ? event.target.checked : this.layers.crews[n].on) }),
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
      this.layers.showCrews(() => on);
      this.render();
    }

    onlyCrew(index) {
      this.layers.showCrews((i) => i === index);
      this.render();
      this.map.fitBounds(this.layers.crews[index].bounds(),
        Object.assign({ maxZoom: 14 }, HH.ROOM));
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
