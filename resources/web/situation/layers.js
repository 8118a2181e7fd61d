// The layers of the map. Background is deaf to the mouse; what can be clicked shares one
// canvas, because of several canvases only the topmost would hear the click.
(function (HH) {
  const FULL_SIZE_ZOOM = 12, POSTS_ZOOM = 10.5, MINOR_ROADS_ZOOM = 11.5;
  const STOP_PX = 17, STOP_PX_FAR = 13, FAR_ZOOM = 11;

  // Layers that are ground, not points.
  const PLAIN = HH.PLAIN = ["water", "district", "road", "zone", "closure"];

  HH.Layers = class {
    constructor(map) {
      const data = HH.data, style = data.style;
      this.map = map;
      this.labels = new HH.Labels(map);
      this.canvas = L.canvas({ padding: 0.3, tolerance: 4 });
      this.ground = {};
      ["waters", "districts", "circles", "roads", "zones"].forEach(function (name, i) {
        map.createPane(name).style.zIndex = 210 + i;
        map.getPane(name).style.pointerEvents = "none";
        this.ground[name] = L.canvas({ pane: name, padding: 0.3 });
      }, this);
      this.shown = {};
      this.groups = {};
      this.addWaters(data.waters, style);
      this.addDistricts(data.districts, style);
      this.addRoads(data.roads, style);
      this.addZones(data.zones, style);
      this.circles = new HH.Circles(map, this.ground.circles);
      this.coverAreas = new HH.CoverAreas(map, this.ground.circles);
      this.crews = data.crews.map(function (crew) {
        return new HH.CrewLayer(crew, this.canvas);
      }, this);
      ["uncoded", "green", "yellow", "red"].forEach(function (colour) {
        this.addPoints("enterprise_" + colour, style.enterprises[colour], "enterprise",
          data.enterprises.filter(function (e) { return e.colour === colour; }));
      }, this);
      this.addPoints("unserved", style.points.unserved, "unserved",
        data.unserved.filter(function (v) { return v.at; }));
      this.addPoints("unit", style.points.unit, "unit",
        data.units.filter(function (u) { return !u.outside; }), 4);
      this.addPoints("post", style.points.post, "post", data.posts, 5, POSTS_ZOOM);
      this.addPoints("neighbour", style.points.neighbour, "neighbour", data.neighbours, 6, POSTS_ZOOM);
      this.addPoints("unit_outside", style.points.unit_outside, "unit",
        data.units.filter(function (u) { return u.outside; }), 1);
      this.addPoints("squad", style.points.squad, "squad", data.squads, 3);
      this.addPoints("brigade", style.points.brigade, "brigade", data.brigades, 2);
      this.addClosures(data.closures, style.closure);
      map.on("zoomend", this.fit, this);
    }

    // White below, the broken band on it: seen on roads and routes of every colour.
    addClosures(closures, line) {
      const group = L.layerGroup();
      closures.forEach(function (closure) {
        const lines = closure.lines.map(HH.line);
        L.polyline(lines, { renderer: this.canvas, interactive: false, color: "#ffffff",
          weight: line.width + 2, lineCap: "butt" }).addTo(group);
        L.polyline(lines, { renderer: this.canvas, color: line.colour, weight: line.width,
          dashArray: line.dash.join(" "), lineCap: "butt" })
          .bindPopup(function () { return HH.popups.closure(closure); }, HH.popup(320))
          .addTo(group);
      }, this);
      this.register("closure", group, closures.length);
    }

    addWaters(waters, style) {
      const group = L.layerGroup();
      waters.forEach(function (water) {
        L.polygon(HH.polygons(water.polygons), {
          renderer: this.ground.waters, interactive: false, color: style.water, weight: 1,
          fillColor: style.water, fillOpacity: 1,
        }).addTo(group);
        this.labels.add(water.label, function () { return [water.name, null]; }, "water", 6, 0,
          this.isOn("water"));
      }, this);
      this.register("water", group, waters.length);
    }

    addDistricts(districts, style) {
      const group = L.layerGroup();
      districts.forEach(function (d) {
        const line = d.own ? style.district : style.neighbour_district;
        L.polygon(HH.polygons(d.polygons), {
          renderer: this.ground.districts, interactive: false, color: line.colour,
          weight: line.width, dashArray: line.dash.join(" "), fillColor: line.fill,
          fillOpacity: line.fill_opacity,
        }).addTo(group);
        this.labels.add(d.label, function () {
          return [d.name, HH.data.demo ? HH.say("schematic, not the real boundary") : null];
        }, d.own ? "district" : "far", d.own ? 0 : 7, 0, this.isOn("district"));
      }, this);
      this.register("district", group, districts.length);
    }

    addRoads(roads, style) {
      const group = L.layerGroup();
      this.minorRoads = [];
      roads.slice().reverse().forEach(function (entry) {
        const line = style.roads[entry.rank];
        const layer = L.polyline(entry.lines.map(HH.line), {
          renderer: this.ground.roads, interactive: false, color: line.colour,
          weight: line.width, smoothFactor: 1,
        });
        // A network without major roads shows what it has at every scale.
        if (entry.rank >= 3 && roads[0].rank < 2) this.minorRoads.push(layer);
        else layer.addTo(group);
      }, this);
      this.register("road", group, roads.length);
    }

    addZones(zones, style) {
      const group = L.layerGroup();
      zones.sides.forEach(function (side) {
        const held = side.own ? style.zone_own : style.zone_other;
        const line = side.in_force ? held : style.zone_lapsed;
        const area = L.polygon(HH.polygons(side.polygons), {
          renderer: this.canvas, color: line.colour, weight: line.width,
          dashArray: line.dash.join(" "), fillColor: line.fill, fillOpacity: line.fill_opacity,
        }).bindPopup(function () { return HH.popups.zone(side); }, HH.popup(320));
        area.addTo(group);
      }, this);
      zones.boundaries.forEach(function (b) {
        L.polyline(b.lines.map(HH.line), {
          renderer: this.ground.zones, interactive: false, color: style.boundary.colour,
          weight: style.boundary.width, dashArray: style.boundary.dash.join(" "),
        }).addTo(group);
      }, this);
      this.register("zone", group, zones.sides.length + zones.boundaries.length);
    }

    addPoints(key, style, popup, rows, rank, minZoom) {
      const group = L.layerGroup();
      rows.forEach(function (row) {
        HH.symbol(row.at, style, this.canvas)
          .bindPopup(function () { return HH.popups[popup](row); }, HH.popup(360))
          .addTo(group);
        if (rank === undefined) return;
        this.labels.add(row.at, function () {
          return [row.name, row.missing_min ? "+" + row.missing_min + " min" : null];
        }, key, rank, style.size + 2, this.isOn(key), minZoom);
      }, this);
      this.register(key, group, rows.length);
    }

    isOn(key) {
      return function () { return this.shown[key] === true; }.bind(this);
    }

    register(key, group, count) {
      this.groups[key] = group;
      group.count = count;
    }

    show(wanted) {
      Object.entries(wanted).forEach(function ([key, on]) {
        this.shown[key] = on;
        if (on) this.groups[key].addTo(this.map);
        else this.groups[key].remove();
      }, this);
      this.fit();
      this.stack();
      this.labels.arrange();
    }

    // which: function (index) giving whether the crew's route is shown.
    showCrews(which) {
      this.crews.forEach(function (crew, i) { crew.show(this.map, which(i)); }, this);
      this.fit();
      this.stack();
      this.labels.arrange();
    }

    // Small at the scale of the city, full size close by.
    fit() {
      const zoom = this.map.getZoom();
      const scale = Math.max(0.55, Math.min(1.3, 1 + (zoom - FULL_SIZE_ZOOM) * 0.18));
      Object.entries(this.groups).forEach(function ([key, group]) {
        if (!key.startsWith("enterprise") && key !== "unit") return;
        group.eachLayer(function (layer) { layer.setRadius(layer.options.fullSize * scale); });
      });
      this.minorRoads.forEach(function (layer) {
        if (this.shown.road && zoom >= MINOR_ROADS_ZOOM) layer.addTo(this.map);
        else layer.remove();
      }, this);
      this.spreadNumbers(zoom);
    }

    // Where two numbers would meet, the later one is a dot until one looks closer.
    spreadNumbers(zoom) {
      const far = zoom < FAR_ZOOM, apart = far ? STOP_PX_FAR : STOP_PX, placed = [];
      this.map.getContainer().classList.toggle("far", far);
      this.crews.filter(function (crew) { return crew.on; }).forEach(function (crew) {
        crew.stops.eachLayer(function (marker) {
          const p = this.map.latLngToLayerPoint(marker.getLatLng());
          const crowded = placed.some(function (other) { return other.distanceTo(p) < apart; });
          marker.badge.classList.toggle("dot", crowded);
          if (!crowded) placed.push(p);
        }, this);
      }, this);
    }

    // On one canvas what was added last lies on top: put the order right again.
    stack() {
      const raise = function (layer) { layer.bringToFront(); };
      const points = Object.keys(this.groups).filter(function (key) {
        return this.shown[key] && !PLAIN.includes(key);
      }, this);
      const enterprises = points.filter(function (key) { return key.startsWith("enterprise"); });
      const others = points.filter(function (key) { return !key.startsWith("enterprise"); });
      enterprises.forEach(function (key) { this.groups[key].eachLayer(raise); }, this);
      this.crews.forEach(function (crew) { if (crew.on) crew.line.bringToFront(); });
      others.forEach(function (key) { this.groups[key].eachLayer(raise); }, this);
      if (this.shown.closure) this.groups.closure.eachLayer(raise);
    }
  };
})(HalfHour);
