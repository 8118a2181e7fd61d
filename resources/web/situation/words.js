// Languages, and the few tools every other script of the page stands on.
// Text of the data only ever becomes a text node: nothing here writes HTML.
"use strict";
var HalfHour = { language: "zh", data: null };

(function (HH) {
  // An English phrase in the reader's language.
  HH.say = function (phrase) {
    if (HH.language === "en") return phrase;
    return HH.data.words[phrase] || phrase;
  };

  // One of a [Chinese, English] pair.
  HH.pick = function (pair) {
    return pair[HH.language === "en" ? 1 : 0];
  };

  // Build an element; children are elements, texts or null.
  HH.el = function (tag, attributes, children) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function ([key, value]) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "checked") element.checked = value;
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    });
    (children || []).forEach(function (child) {
      if (child !== null && child !== undefined) element.append(child);
    });
    return element;
  };

  HH.svg = function (tag, attributes, children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes || {}).forEach(function ([key, value]) {
      element.setAttribute(key, value);
    });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  };

  // Steps of 1e-5 degrees back to [lat, lon]; the inverse of webmap/compact.py.
  HH.line = function (steps) {
    const points = [];
    let lon = 0, lat = 0;
    for (let i = 0; i < steps.length; i += 2) {
      lon += steps[i];
      lat += steps[i + 1];
      points.push([lat / 1e5, lon / 1e5]);
    }
    return points;
  };

  HH.polygons = function (polygons) {
    return polygons.map(function (rings) { return rings.map(HH.line); });
  };
})(HalfHour);
