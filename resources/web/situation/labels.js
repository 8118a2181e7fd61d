// Names on the map: the important ones first, and none over another.
(function (HH) {
  // Where the name of an area may stand, in its own widths and heights from the middle.
  const AROUND = [0, -1.2, 1.2, -2.4, 2.4, -4, 4].flatMap(function (n) {
    return [0, -0.6, 0.6, -1.2, 1.2].map(function (m) { return [m, n]; });
  }).sort(function (a, b) { return Math.hypot(...a) - Math.hypot(...b); });

  HH.Labels = class {
    constructor(map) {
      this.map = map;
      this.entries = [];
      this.layer = L.layerGroup().addTo(map);
      map.on("zoomend moveend resize", this.arrange, this);
    }

    // texts: function giving [main, small] in the language of the moment.
    // rank: the smaller the more important. shown: function, whether its layer is on.
    // minZoom: farther out there is no room for it.
    add(at, texts, kind, rank, offset, shown, minZoom) {
      this.entries.push({ at, texts, kind, rank, offset,
        shown: () => shown() && this.map.getZoom() >= (minZoom || 0) });
    }

    redraw() {
      this.layer.clearLayers();
      this.entries.sort(function (a, b) { return a.rank - b.rank; });
      this.entries.forEach(function (entry) {
        const [main, small] = entry.texts();
        const box = HH.el("div", { class: "label label-" + entry.kind }, [
          HH.el("span", {}, [main]),
          small ? HH.el("small", {}, [small]) : null,
        ]);
        const marker = L.marker(entry.at, {
          icon: L.divIcon({ html: box, className: "label-anchor", iconSize: [0, 0] }),
          interactive: false, keyboard: false,
        });
        entry.box = box;
        this.layer.addLayer(marker);
      }, this);
      this.arrange();
    }

    // What stands over the map or carries a number: legend, stamp, scale bar, stops.
    occupied() {
      const origin = this.map.getContainer().getBoundingClientRect();
      const things = document.querySelectorAll(
        "#legend, #banner, .leaflet-control, .stop");
      return Array.from(things, function (thing) {
        const r = thing.getBoundingClientRect();
        return [r.left - origin.left, r.top - origin.top,
          r.right - origin.left, r.bottom - origin.top];
      });
    }

    arrange() {
      const view = this.map.getSize();
      const taken = this.occupied().concat(this.entries.filter(function (entry) {
        return entry.offset > 0 && entry.shown();
      }).map(function (entry) {  // no name over a symbol that has a name
        const p = this.map.latLngToContainerPoint(entry.at), r = entry.offset - 2;
        return [p.x - r, p.y - r, p.x + r, p.y + r];
      }, this));
      this.entries.forEach(function (entry) {
        if (!entry.box) return;
        const wanted = entry.shown();
        entry.box.style.display = wanted ? "" : "none";
        if (!wanted) return;
        const p = this.map.latLngToContainerPoint(entry.at);
        const w = entry.box.offsetWidth, h = entry.box.offsetHeight;
        if (p.x < -w || p.y < -h || p.x > view.x + w || p.y > view.y + h) return;
        const spots = entry.offset === 0
          ? AROUND.map(function ([m, n]) { return [(m - 0.5) * w, (n - 0.5) * h]; })
          : [[entry.offset, -h / 2], [-entry.offset - w, -h / 2],
             [-w / 2, -entry.offset - h], [-w / 2, entry.offset]];
        const spot = spots.find(function ([dx, dy]) {
          const box = [p.x + dx, p.y + dy, p.x + dx + w, p.y + dy + h];
          return box[0] >= 0 && box[1] >= 0 && box[2] <= view.x && box[3] <= view.y &&
            !taken.some(function (t) {
            return box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3];
          });
        });
        if (!spot) { entry.box.style.display = "none"; return; }
        entry.box.style.left = spot[0] + "px";
        entry.box.style.top = spot[1] + "px";
        taken.push([p.x + spot[0], p.y + spot[1], p.x + spot[0] + w, p.y + spot[1] + h]);
      }, this);
    }
  };
})(HalfHour);
