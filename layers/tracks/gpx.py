"""GPX 1.1: waypoints for the stops, one track with a segment per drive."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

from .day_track import DayTrack

_NS = "http://www.topografix.com/GPX/1/1"


def gpx(track: DayTrack, *, title: str, note: str) -> bytes:
    """Return the file; ``note`` (sources, demo stamp) becomes its description."""
    root = ET.Element("gpx", {"version": "1.1", "creator": "Half-Hour", "xmlns": _NS})
    head = ET.SubElement(root, "metadata")
    ET.SubElement(head, "name").text = title
    ET.SubElement(head, "desc").text = note
    for stop in track.waypoints:
        point = ET.SubElement(root, "wpt", _position(stop.lon, stop.lat))
        ET.SubElement(point, "time").text = _utc(stop.arrive)
        ET.SubElement(point, "name").text = (
            f"{stop.number} {stop.name}" if stop.number else stop.name)
        ET.SubElement(point, "type").text = stop.kind
    path = ET.SubElement(root, "trk")
    ET.SubElement(path, "name").text = track.name
    for segment in track.segments:
        part = ET.SubElement(path, "trkseg")
        for vertex in segment:
            point = ET.SubElement(part, "trkpt", _position(vertex.lon, vertex.lat))
            ET.SubElement(point, "time").text = _utc(vertex.at)
    return _bytes(root)


def _position(lon: float, lat: float) -> dict[str, str]:
    return {"lat": f"{lat:.7f}", "lon": f"{lon:.7f}"}


def _utc(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
