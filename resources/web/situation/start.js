// Called by folium's own script once its map stands.
(function (HH) {
  HH.start = function (map, blockId) {
    HH.data = JSON.parse(document.getElementById(blockId).textContent);
    HH.map = map;
    document.title = HH.data.title.join(" · ");
    map.getContainer().style.background = HH.data.style.paper;
    L.control.zoom({ position: "topright" }).addTo(map);
    L.control.scale({ position: "bottomright", imperial: false, maxWidth: 140 }).addTo(map);
    const layers = new HH.Layers(map);
    const panel = new HH.Panel(map, layers);
    HH.layers = layers;
    layers.circles.show(panel.circle.squad, panel.circle.minutes);
    banner();
    open(map);
    layers.show(Object.fromEntries(Object.keys(layers.groups).map(function (key) {
      return [key, key !== "unserved"];
    })));
    layers.showCrews(function () { return true; });
    panel.render();
    layers.labels.redraw();
    document.body.appendChild(HH.el("button", { id: "unfold", type: "button",
      onclick: function () { panel.fold(); } }, ["☰"]));
  };

  // Free ground around what is looked at: the legend lies at the right, the stamp below.
  HH.ROOM = { paddingTopLeft: [25, 25], paddingBottomRight: [235, 60] };

  function banner() {
    if (!HH.data.demo) return;
    document.body.appendChild(HH.el("div", { id: "banner" }, [HH.data.demo_stamp.join(" / ")]));
  }

  // Look at our own territory; the neighbours' only frame it.
  function open(map) {
    const data = HH.data;
    const places = data.units.concat(data.squads, data.enterprises)
      .map(function (row) { return row.at; });
    if (!places.length) {
      data.roads.forEach(function (r) { r.lines.forEach(function (l) {
        places.push(...HH.line(l)); }); });
    }
    map.invalidateSize();
    if (places.length) map.fitBounds(L.latLngBounds(places),
      Object.assign({ animate: false }, HH.ROOM));
  }
})(HalfHour);
