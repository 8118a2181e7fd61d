"""Download by place name against Nominatim and Overpass servers of our own on loopback."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import numpy as np
import osmnx
import pytest

from halfhour.data.errors import BadInput
from halfhour.data.settings import Settings
from halfhour.routing.network.load import load_place
from halfhour.routing.traveltime.factory import travel_times

NODES = {1: (120.0, 30.0), 2: (120.0, 30.01), 3: (120.0, 30.02), 4: (120.01, 30.02),
         6: (120.01, 30.0)}
WAYS = [
    (10, [1, 2, 3], {"highway": "primary", "maxspeed": "60", "name": "环一路"}),
    (11, [3, 4], {"highway": "secondary", "maxspeed": "30 mph", "oneway": "yes"}),
    (12, [6, 4], {"highway": "residential", "oneway": "-1"}),
    (13, [6, 1], {"highway": "tertiary", "maxspeed": "50"}),
]
AREA = [[119.9, 29.9], [120.1, 29.9], [120.1, 30.1], [119.9, 30.1], [119.9, 29.9]]


class MapServer(BaseHTTPRequestHandler):
    """Knows one place, 小环镇, and its four streets."""

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        self.server.asked.append(self.path)
        known = [{
            "place_id": 1, "osm_type": "relation", "osm_id": 1, "lat": "30", "lon": "120",
            "display_name": asked, "name": asked, "class": "boundary", "type": "administrative",
            "place_rank": 16, "importance": 0.5, "addresstype": "town",
            "boundingbox": ["29.9", "30.1", "119.9", "120.1"],
            "geojson": {"type": "Polygon", "coordinates": [AREA]},
        }]
        self._answer(known if asked == "小环镇" else [])

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(self.path)
        nodes = [{"type": "node", "id": n, "lon": x, "lat": y} for n, (x, y) in NODES.items()]
        ways = [{"type": "way", "id": w, "nodes": refs, "tags": tags} for w, refs, tags in WAYS]
        self._answer({"version": 0.6, "elements": (nodes + ways) * self.server.has_roads})

    def _answer(self, content):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    httpd = HTTPServer(("127.0.0.1", 0), MapServer)
    httpd.asked, httpd.has_roads = [], True
    httpd.url = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    connect = socket.socket.connect

    def loopback_only(self, address):
        assert address[0] in ("127.0.0.1", "localhost"), f"the test went to {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", loopback_only)
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def test_a_place_is_downloaded_and_driven(server):
    before = (osmnx.settings.overpass_url, osmnx.settings.nominatim_url)
    loaded = load_place("小环镇", server.url + "/api", server.url)
    assert (osmnx.settings.overpass_url, osmnx.settings.nominatim_url) == before
    assert any(p.startswith("/search") for p in server.asked)
    assert "/api/interpreter" in server.asked
    report = loaded.report
    assert (report.format, report.source, report.links, report.nodes) == ("place", "小环镇", 4, 4)
    assert "OpenStreetMap" in report.attribution and len(report.sha256) == 64
    engine = travel_times(loaded.roads, Settings(metric_epsg=loaded.metric_epsg))
    p, q = (120.0, 30.01), (120.005, 30.02)
    anchors = engine.snap(np.array([p, q]))
    # the sides are those of test_roads_formats.py: p-3-q, and back q-4-6-1-p
    assert (engine.matrix_ms(anchors, anchors) / 60_000).tolist() == [
        [0, pytest.approx(2.882 / 2 + 1.558 / 2, abs=0.002)],
        [pytest.approx(1.558 / 2 + 5.764 + 1.505 + 2.882 / 2, abs=0.002), 0],
    ]


def test_an_unknown_place_is_one_sentence(server):
    with pytest.raises(BadInput, match="gave no roads for 无此地"):
        load_place("无此地", server.url + "/api", server.url)


def test_a_place_without_roads_is_one_sentence(server):
    server.has_roads = False
    with pytest.raises(BadInput, match="gave no roads for 小环镇"):
        load_place("小环镇", server.url + "/api", server.url)


def test_no_server_is_one_sentence(server):
    with pytest.raises(BadInput, match="could not be reached"):
        load_place("小环镇", "http://127.0.0.1:1/api", server.url)
