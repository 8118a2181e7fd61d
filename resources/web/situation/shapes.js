// Point symbols and routes with arrows on Leaflet's canvas: thousands of them stay fluid.
(function (HH) {
  const ARROW_EVERY_PX = 90, ARROW_PX = 6, KEEP_RIGHT_PX = 2;

  L.Canvas.include({
    _updateSymbol: function (layer) {
      if (!this._drawing || layer._empty()) return;
      const context = this._ctx, centre = layer._point, radius = layer._radius;
      context.beginPath();
      HH.data.style.shapes[layer.options.shape].forEach(function ([x, y], i) {
        context[i ? "lineTo" : "moveTo"](centre.x + x * radius, centre.y - y * radius);
      });
      context.closePath();
      this._fillStroke(context, layer);
    },

    _updateRoute: function (layer) {
      if (!this._drawing) return;
      const context = this._ctx, parts = layer._parts.map(keepRight);
      this._strokeParts(layer, parts, "#ffffff", layer.options.weight + 2.5, []);
      this._strokeParts(layer, parts, layer.options.color, layer.options.weight,
        layer.options.dash || []);
      context.setLineDash([]);
      parts.forEach(function (part) { arrowsAlong(context, part, layer.options.color); });
    },

    _strokeParts: function (layer, parts, colour, width, dash) {
      const context = this._ctx;
      context.beginPath();
      parts.forEach(function (part) {
        part.forEach(function (p, i) { context[i ? "lineTo" : "moveTo"](p.x, p.y); });
      });
      context.globalAlpha = layer.options.opacity;
      context.setLineDash(dash);
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.lineCap = "butt";
      context.lineJoin = "round";
      context.stroke();
      context.globalAlpha = 1;
    },
  });

  // There and back on one road are two lines side by side, each on its right.
  function keepRight(part) {
    return part.map(function (p, i) {
      const before = part[Math.max(i - 1, 0)], after = part[Math.min(i + 1, part.length - 1)];
      const dx = after.x - before.x, dy = after.y - before.y, length = Math.hypot(dx, dy) || 1;
      return L.point(p.x - KEEP_RIGHT_PX * dy / length, p.y + KEEP_RIGHT_PX * dx / length);
    });
  }

  function arrowsAlong(context, part, colour) {
    let next = ARROW_EVERY_PX / 2;
    for (let i = 1; i < part.length; i++) {
      const from = part[i - 1], to = part[i];
      const length = from.distanceTo(to);
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      while (next <= length) {
        const share = next / length;
        arrow(context, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y),
          angle, colour);
        next += ARROW_EVERY_PX;
      }
      next -= length;
    }
  }

  function arrow(context, x, y, angle, colour) {
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.beginPath();
    context.moveTo(ARROW_PX, 0);
    context.lineTo(-ARROW_PX * 0.8, ARROW_PX * 0.8);
    context.lineTo(-ARROW_PX * 0.3, 0);
    context.lineTo(-ARROW_PX * 0.8, -ARROW_PX * 0.8);
    context.closePath();
    context.fillStyle = colour;
    context.strokeStyle = "#ffffff";
    context.lineWidth = 1.2;
    context.stroke();
    context.fill();
    context.restore();
  }

  const SymbolMarker = L.CircleMarker.extend({
    _updatePath: function () { this._renderer._updateSymbol(this); },
  });
  const RouteLine = L.Polyline.extend({
    _updatePath: function () { this._renderer._updateRoute(this); },
  });

  // A point drawn by a row of the style table.
  HH.symbol = function (at, style, renderer) {
    return new SymbolMarker(at, {
      renderer: renderer, radius: style.size, shape: style.shape, color: style.stroke,
      weight: style.stroke_width, fillColor: style.fill, fillOpacity: 1, fullSize: style.size,
    });
  };

  HH.route = function (lines, crew, renderer) {
    return new RouteLine(lines, {
      renderer: renderer, color: crew.colour, weight: crew.width, dash: crew.dash,
      opacity: 0.9, smoothFactor: 1.5, interactive: true,
    });
  };

  // The same symbol for the legend.
  HH.swatch = function (style) {
    const half = 11, radius = Math.min(style.size, 8);
    const points = HH.data.style.shapes[style.shape].map(function ([x, y]) {
      return (half + x * radius) + "," + (half - y * radius);
    });
    return HH.svg("svg", { width: 2 * half, height: 2 * half, class: "swatch" }, [
      HH.svg("polygon", { points: points.join(" "), fill: style.fill,
        stroke: style.stroke === "#ffffff" ? style.fill : style.stroke,
        "stroke-width": style.stroke_width }),
    ]);
  };

  HH.lineSwatch = function (line) {
    const children = [];
    if (line.fill) {
      children.push(HH.svg("rect", { x: 1, y: 4, width: 28, height: 14, fill: line.fill,
        "fill-opacity": Math.max(line.fill_opacity, 0.25), stroke: line.colour,
        "stroke-width": line.width, "stroke-dasharray": (line.dash || []).join(" ") }));
    } else {
      children.push(HH.svg("line", { x1: 0, y1: 11, x2: 30, y2: 11, stroke: line.colour,
        "stroke-width": line.width, "stroke-dasharray": (line.dash || []).join(" ") }));
    }
    return HH.svg("svg", { width: 30, height: 22, class: "swatch" }, children);
  };
})(HalfHour);
