"""KML 2.2: a placemark per stop and one line for the whole way of the day."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from .day_track import DayTrack

_NS = "http://www.opengis.net/kml/2.2"


def kml(track: DayTrack, *, title: str, note: str, colour: str) -> bytes:
    """Return the file; ``colour`` is ``#rrggbb`` of the line."""
    root = ET.Element("kml", {"xmlns": _NS})
    document = ET.SubElement(root, "Document")
    ET.SubElement(document, "name").text = title
    ET.SubElement(document, "description").text = note
    style = ET.SubElement(document, "Style", {"id": "way"})
    line = ET.SubElement(style, "LineStyle")
    ET.SubElement(line, "color").text = f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}"
    ET.SubElement(line, "width").text = "4"
    for stop in track.waypoints:
        mark = ET.SubElement(document, "Placemark")
        ET.SubElement(mark, "name").text = (
            f"{stop.number} {stop.name}" if stop.number else stop.name)
        span = ET.SubElement(mark, "TimeSpan")
        ET.SubElement(span, "begin").text = stop.arrive.strftime("%Y-%m-%dT%H:%M:%SZ")
        ET.SubElement(span, "end").text = stop.depart.strftime("%Y-%m-%dT%H:%M:%SZ")
        point = ET.SubElement(mark, "Point")
        ET.SubElement(point, "coordinates").text = f"{stop.lon:.7f},{stop.lat:.7f}"
    way = ET.SubElement(document, "Placemark")
    ET.SubElement(way, "name").text = track.name
    ET.SubElement(way, "styleUrl").text = "#way"
    parts = ET.SubElement(way, "MultiGeometry")
    for segment in track.segments:
        part = ET.SubElement(parts, "LineString")
        ET.SubElement(part, "tessellate").text = "1"
        ET.SubElement(part, "coordinates").text = " ".join(
            f"{vertex.lon:.7f},{vertex.lat:.7f}" for vertex in segment)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
