// The page: heading, maps side by side, slider and play button, chart, footer.
(function (HH) {
  const el = HH.el, MINUTES_PER_SECOND = 12;

  HH.Player = class {
    constructor(data) {
      this.data = data;
      this.scenes = data.plans.map(function (plan) { return new HH.Scene(plan, data); });
      const rows = data.plans[0].coverage;
      this.first = rows[0][0];
      this.last = rows[rows.length - 1][0];
      this.minute = this.first;
      this.playing = false;
      this.chart = new HH.Chart(data.plans, data.floor_points, (minute) => this.show(minute));
      this.build();
      window.addEventListener("resize", () => this.fit());
      window.addEventListener("keydown", (event) => {
        if (event.key === " " && event.target.tagName !== "BUTTON") {
          event.preventDefault();
          this.play(!this.playing);
        }
      });
    }

    build() {
      this.clock = el("output", { id: "clock" });
      this.slider = el("input", { type: "range", id: "minute", min: this.first, max: this.last,
        step: 1, oninput: () => { this.play(false); this.show(Number(this.slider.value)); } });
      this.button = el("button", { type: "button", id: "play",
        onclick: () => this.play(!this.playing) });
      this.head = el("header", {});
      this.captions = this.scenes.map(function () { return el("div", { class: "caption" }); });
      const maps = this.scenes.map((scene, i) => el("section", { class: "scene" }, [
        this.captions[i], scene.figures, el("div", { class: "map" }, [scene.canvas]), scene.said]));
      this.legend = el("div", { class: "legend" });
      this.foot = el("footer", {});
      document.body.append(this.head, el("main", {}, maps),
        el("div", { class: "controls" }, [this.button, this.slider, this.clock]),
        this.chart.svg, this.legend, this.foot);
      this.speak();
      this.fit();
    }

    speak() {
      const data = this.data;
      document.documentElement.lang = HH.language === "en" ? "en" : "zh-CN";
      this.head.replaceChildren(
        el("h1", {}, [HH.pick(data.title), " · ", data.day]),
        ...(data.demo ? [el("span", { class: "demo" }, [data.demo_stamp.join(" / ")])] : []),
        el("button", { type: "button", id: "language", onclick: () => {
          HH.language = HH.language === "en" ? "zh" : "en";
          this.speak();
          this.show(this.minute);
        } }, [HH.language === "en" ? "中文" : "English"]));
      data.plans.forEach((plan, i) => this.captions[i].replaceChildren(
        el("h2", {}, [HH.pick(plan.label)]),
        el("p", {}, [HH.say("Driving"), " " + plan.drive_min + " min · ",
          HH.say("Visits planned"), " " + plan.served + " / " + plan.visits + " · ",
          HH.say("Coverage, worst"), " " + plan.worst_pct.toFixed(1) + " % (" + plan.worst_at + ") · ",
          HH.say("minutes below the floor"), " " + plan.below_min])));
      this.legend.replaceChildren(...this.chart.legend(data.plans.length > 1),
        ...Object.keys(HH.LOOK).map((state) => el("span", { class: "key" },
          [this.swatch(state), HH.stateName(state)])),
        el("span", { class: "key" }, [el("b", { class: "open" }, ["◆"]),
          HH.say("unit nobody can reach in time")]));
      this.foot.replaceChildren(
        el("p", {}, [HH.say("Between two places crews are drawn at even speed; coverage was counted by the roads, minute by minute.")]),
        el("p", {}, [data.stamps.map(HH.pick).join(" · "), " · ", HH.pick(data.coordinates), " · ",
          HH.say("Sources"), ": ", data.attribution.join(" · ")]));
      this.button.textContent = this.playing ? "❚❚ " + HH.say("Pause") : "▶ " + HH.say("Play");
    }

    swatch(state) {
      const canvas = el("canvas", { width: 16, height: 14 });
      HH.mark(canvas.getContext("2d"), [8, 7], state);
      return canvas;
    }

    fit() {
      this.scenes.forEach(function (scene) { scene.fit(); });
      this.show(this.minute);
    }

    show(minute) {
      this.minute = Math.min(Math.max(minute, this.first), this.last);
      this.slider.value = Math.floor(this.minute);
      this.clock.textContent = HH.clock(this.minute);
      this.scenes.forEach(function (scene) { scene.show(this.minute); }, this);
      this.chart.show(this.minute);
    }

    play(on) {
      this.playing = on;
      this.button.textContent = on ? "❚❚ " + HH.say("Pause") : "▶ " + HH.say("Play");
      if (!on) return;
      if (this.minute >= this.last) this.show(this.first);
      let before = null;
      const step = (now) => {
        if (!this.playing) return;
        if (before !== null) this.show(this.minute + (now - before) / 1000 * MINUTES_PER_SECOND);
        before = now;
        if (this.minute >= this.last) this.play(false);
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }
  };

  HH.data = JSON.parse(document.getElementById("timelapse-data").textContent);
  document.title = HH.data.title.join(" · ");
  HH.language = HH.data.language;
  HH.player = new HH.Player(HH.data);
})(HalfHour);
