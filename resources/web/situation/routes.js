// Circles and crews: what the panel switches, each with a drawing of its own.
(function (HH) {
  const POPUP_ROOM = { autoPanPaddingTopLeft: [20, 20], autoPanPaddingBottomRight: [235, 60] };

  // Options of a popup that is not to open under the legend.
  HH.popup = function (maxWidth) {
    return Object.assign({ maxWidth: maxWidth }, POPUP_ROOM);
  };

  // The circle of all squads or of one, by minutes.
  HH.Circles = class {
    constructor(map, renderer) {
      this.map = map;
      this.renderer = renderer;
      this.group = L.layerGroup().addTo(map);
      this.minutes = [...new Set(HH.data.circles.map(function (c) { return c.minutes; }))]
        .sort(function (a, b) { return a - b; });
    }

    show(squad, minutes) {
      this.group.clearLayers();
      HH.data.circles.forEach(function (circle) {
        if (circle.squad !== squad || !minutes.includes(circle.minutes)) return;
        const line = HH.data.style.circles[circle.style];
        L.polygon(HH.polygons(circle.polygons), {
          renderer: this.renderer, interactive: false, color: line.colour,
          weight: line.width * 0.7, dashArray: line.dash.join(" "), fillColor: line.fill,
          fillOpacity: line.fill_opacity,
        }).addTo(this.group);
      }, this);
    }
  };

  // Ground by who comes first, by how many come, or by how sure it is: one of them at a time.
  HH.CoverAreas = class {
    constructor(map, renderer) {
      this.renderer = renderer;
      this.group = L.layerGroup().addTo(map);
    }

    show(kinds) {
      this.group.clearLayers();
      HH.data.cover_areas.forEach(function (area) {
        if (!kinds.includes(area.kind)) return;
        L.polygon(HH.polygons(area.polygons), {
          renderer: this.renderer, interactive: false, color: area.look.colour,
          weight: area.look.width * 0.7, dashArray: area.look.dash.join(" "),
          fillColor: area.look.fill, fillOpacity: area.look.fill_opacity,
        }).addTo(this.group);
      }, this);
    }
  };

  // One crew's way of the day with its numbered stops.
  HH.CrewLayer = class {
    constructor(crew, renderer) {
      this.crew = crew;
      this.on = false;
      this.line = HH.route(crew.ways.map(HH.line), crew, renderer)
        .bindPopup(function () { return HH.popups.crew(crew); }, HH.popup(560));
      this.stops = L.layerGroup(crew.stops.filter(function (s) {
        return s.kind === "visit" || s.kind === "standby";
      }).map(function (stop) {
        const badge = HH.el("div", { class: "stop stop-" + stop.kind },
          [stop.n ? String(stop.n) : "S"]);
        badge.style.borderColor = crew.colour;
        badge.style.color = crew.colour;
        const marker = L.marker(stop.at, {
          icon: L.divIcon({ html: badge, className: "stop-anchor", iconSize: [20, 20] }),
        }).bindPopup(function () { return HH.popups.stop(stop, crew); },
          HH.popup(360));
        marker.badge = badge;
        return marker;
      }));
    }

    show(map, on) {
      this.on = on;
      [this.line, this.stops].forEach(function (layer) {
        if (on) layer.addTo(map);
        else layer.remove();
      });
    }

    bounds() {
      const line = this.line.getBounds();
      return line.isValid() ? line : L.latLngBounds([this.crew.home, this.crew.home]);
    }
  };
})(HalfHour);
