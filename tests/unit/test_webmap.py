"""The web map's file: self-contained, escaped, complete, the same every time."""

from __future__ import annotations

import dataclasses
import hashlib
import html.parser
import json
import re
from pathlib import Path

import numpy as np
import planned_world
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from shapely.geometry import MultiPolygon, Point, box

from halfhour.data import records as r
from halfhour.data.errors import BadInput
from halfhour.data.settings import changed
from halfhour.engine.commands import webmap
from halfhour.engine.desk import Desk
from halfhour.layers import captions, situation
from halfhour.layers.webmap import compact, render
from halfhour.layers.webmap.assets import json_block
from halfhour.layers.webmap.page import BLOCK_ID, spoken_words
from halfhour.layers.webmap.payload import style_words
from halfhour.protocol.language import catalogue
from halfhour.protocol.requests import WebmapRequest

EVIL = ("<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{ 7*7 }}{% raw %}",
        "</script><!-- \u2028 -->", "化工 & 'Söhne' \\u003c")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "小 县.gpkg"
    planned_world.build(path).close()
    return path


@pytest.fixture(scope="module")
def shown(world: Path) -> situation.Situation:
    from halfhour.data.store import open_workspace

    with open_workspace(world) as workspace:
        return situation.load(workspace)


@pytest.fixture(scope="module")
def page(shown: situation.Situation) -> str:
    return render(shown)


class Reader(html.parser.HTMLParser):
    """Collects elements, their attributes and the data block."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.block = ""
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag == "script" and dict(attrs).get("id") == BLOCK_ID

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.block += data


def data_of(page: str) -> dict:
    return json.loads(Reader(page).block)


def with_names(shown: situation.Situation, name: str) -> situation.Situation:
    enterprises = [dataclasses.replace(e, name=name) for e in shown.enterprises]
    units = [dataclasses.replace(u, name=name) for u in shown.units]
    squads = [dataclasses.replace(s, name=name) for s in shown.squads]
    return dataclasses.replace(
        shown, enterprises=enterprises, units=units, squads=squads,
        settings=changed(shown.settings, city=name, title=name, attribution=name))


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    for tag, attributes in Reader(page).elements:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}, (tag, attributes)
        for name in ("src", "href", "srcset", "data", "action"):
            assert name not in attributes, (tag, attributes)
    styles = " ".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert "@import" not in styles
    loads = re.findall(r"url\(\s*['\"]?([^)]{0,40})", styles)
    assert loads and all(load.startswith("data:image/png;base64,") for load in loads)
    assert "sourceMappingURL" not in page


def test_the_page_forbids_itself_the_network(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and "default-src 'none'" in policy[1]
    assert "unsafe-inline" not in policy[1].split("script-src")[1]
    assert page.index(policy[0]) < page.index("<script")


@pytest.mark.parametrize("evil", EVIL)
def test_names_stay_names(shown: situation.Situation, page: str, evil: str) -> None:
    attacked = render(with_names(shown, evil))
    tags = [tag for tag, _ in Reader(attacked).elements]
    assert tags == [tag for tag, _ in Reader(page).elements]
    data = data_of(attacked)
    assert {e["name"] for e in data["enterprises"]} == {evil}
    assert {u["name"] for u in data["units"]} == {evil}
    assert data["attribution"] == [evil]
    assert evil in data["title"][0]


def test_scripts_never_write_html() -> None:
    folder = Path(webmap.__file__).resolve().parents[2] / "resources" / "web" / "situation"
    scripts = sorted(folder.glob("*.js"))
    assert len(scripts) >= 9
    for script in scripts:
        text = script.read_text("utf-8")
        for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                       "fetch(", "XMLHttpRequest", "import(", "bindPopup(\"", "bindTooltip"):
            assert danger not in text, (script.name, danger)


def test_no_phone_and_no_contact(tmp_path: Path) -> None:
    with planned_world.build(tmp_path / "w.gpkg") as workspace:
        with workspace.transaction() as writer:
            for e in workspace.read(r.Enterprise):
                writer.update(r.Enterprise, {"enterprise_id": e.enterprise_id},
                              contact="王某 13800000001")
            for s in workspace.read(r.Squad):
                writer.update(r.Squad, {"squad_id": s.squad_id}, phone="13800000002")
            for o in workspace.read(r.Officer):
                writer.update(r.Officer, {"officer_id": o.officer_id}, phone="13800000003")
        text = render(situation.load(workspace))
    assert "1380000000" not in text
    assert "演示人员" not in text  # officers are counted, not named
    assert data_of(text)["crews"][0]["officers"] == 2


def test_everything_is_there(page: str, shown: situation.Situation) -> None:
    data = data_of(page)
    assert len(data["enterprises"]) == 44  # one has no coordinates
    assert [e["colour"] for e in data["enterprises"]] == sorted(
        (e["colour"] for e in data["enterprises"]), key=["green", "yellow", "red"].index)
    assert len(data["squads"]) == 5 and len(data["units"]) == 14 and len(data["posts"]) == 2
    assert [u["missing_min"] for u in data["units"] if u["outside"]] == [6.5]
    assert len(data["zones"]["sides"]) == 2 and data["zones"]["boundaries"][0]["length_m"] == 4600
    assert {c["minutes"] for c in data["circles"]} == {10.0, 20.0, 30.0}
    assert data["plan"]["worst_at"] == "13:20" and data["plan"]["id"] == planned_world.PLAN_ID
    assert len(data["plan"]["coverage"]) == 540
    assert len(data["unserved"]) == 3 and data["unserved"][0]["reason"][0] == "人力不足。"
    first = next(c for c in data["crews"] if c["visits"] == 3)
    numbered = [s for s in first["stops"] if s["kind"] == "visit"]
    assert [s["n"] for s in numbered] == [1, 2, 3]
    assert numbered[0]["arrive"] == "09:20" and numbered[0]["items"]
    assert len(first["ways"]) == 4
    assert data["demo"] and "演示数据" in data["demo_stamp"][0]
    assert "2000国家大地坐标系 3°带 120°E" in data["coordinates"][0]


def test_ways_begin_where_the_crew_lives(page: str) -> None:
    for crew in data_of(page)["crews"]:
        if crew["ways"]:
            lon, lat = crew["ways"][0][:2]
            assert abs(lat / compact.SCALE - crew["home"][0]) < 2e-5
            assert abs(lon / compact.SCALE - crew["home"][1]) < 2e-5


def test_neighbouring_first_responder_grounds_differ_in_their_fill(page: str) -> None:
    areas = data_of(page)["cover_areas"]
    firsts = [a["look"]["fill"] for a in areas if a["kind"] == "first"]
    assert len(firsts) == 5 and len(set(firsts)) == 5
    assert [a["kind"] for a in areas[5:]] == ["once", "twice", "certain"]
    assert all(a["polygons"] for a in areas)


def test_every_phrase_of_the_page_has_its_chinese() -> None:
    words = spoken_words() | style_words()
    assert len(words) > 60
    assert not sorted(words - set(catalogue()))


def test_the_same_workspace_gives_the_same_file(page: str, shown: situation.Situation) -> None:
    assert hashlib.sha256(render(shown).encode()).digest() == hashlib.sha256(
        page.encode()).digest()


def test_sources_are_named_once(shown: situation.Situation) -> None:
    osm = "© OpenStreetMap contributors"
    roads = json.dumps({"source": "a.osm.pbf", "attribution": osm})
    units = [dataclasses.replace(shown.units[0], position="geonames")]
    for own, wanted in (("市局", ["市局", osm, "GeoNames (CC BY 4.0)"]),
                        (f"市局; {osm}; GeoNames", [f"市局; {osm}; GeoNames"]),
                        ("", [osm, "GeoNames (CC BY 4.0)"])):
        settings = changed(shown.settings, attribution=own, roads=roads)
        there = dataclasses.replace(shown, settings=settings, units=units)
        assert captions.attribution(there) == wanted
    assert captions.attribution(shown) == ["演示数据 demo data"]


@pytest.mark.parametrize(("plan", "circles"), [(False, True), (True, False), (False, False)])
def test_works_with_less(tmp_path: Path, plan: bool, circles: bool) -> None:
    planned_world.build(tmp_path / "w.gpkg", plan=plan, circles=circles, demo=False).close()
    out = tmp_path / "map.html"
    result = webmap.run(WebmapRequest(str(tmp_path / "w.gpkg"), str(out)), Desk())
    assert result["bytes"] == out.stat().st_size and Path(result["path"]) == out
    data = data_of(out.read_text("utf-8"))
    assert (data["plan"] is not None) == plan == (result["plan"] is not None)
    assert bool(data["circles"]) == bool(data["cover_areas"]) == circles
    assert not data["demo"]


def test_an_unknown_plan_is_named(world: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="P-no") as caught:
        webmap.run(WebmapRequest(str(world), str(tmp_path / "m.html"), plan="P-no"), Desk())
    assert planned_world.PLAN_ID in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(world: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        webmap.run(WebmapRequest(str(world), str(tmp_path / "no" / "m.html")), Desk())
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(BadInput, match="is a folder"):
        webmap.run(WebmapRequest(str(world), str(tmp_path / "folder.html")), Desk())


def test_the_old_file_survives_a_failed_write(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "m.html"
    out.write_text("old")

    def broken(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(BadInput, match="No space left"):
        webmap.run(WebmapRequest(str(world), str(out)), Desk())
    assert out.read_text() == "old" and list(tmp_path.iterdir()) == [out]


@given(st.text())
def test_json_block_is_the_same_value_and_never_ends_its_element(text: str) -> None:
    block = json_block({"name": text})
    assert json.loads(block) == {"name": text}
    assert not set("<>&\u2028\u2029") & set(block)


@given(hnp.arrays(float, st.tuples(st.integers(1, 30), st.just(2)),
                  elements=st.floats(-179, 179, width=32)))
def test_compact_lines_come_back(lonlat: np.ndarray) -> None:
    steps = np.array(compact.line(lonlat)).reshape(-1, 2)
    back = np.cumsum(steps, axis=0) / compact.SCALE
    assert 1 <= len(back) <= max(2, len(lonlat))
    assert np.abs(back[0] - lonlat[0]).max() <= 0.51 / compact.SCALE
    assert np.abs(back[-1] - lonlat[-1]).max() <= 0.51 / compact.SCALE


def test_compact_polygons_keep_their_holes() -> None:
    ring = box(0, 0, 4, 4).difference(box(1, 1, 2, 2))
    both = MultiPolygon([ring, box(9, 9, 10, 10)])
    assert [len(rings) for rings in compact.polygons(both)] == [2, 1]
    assert compact.polygons(None) == [] and compact.polygons(shapely.MultiPolygon()) == []
    assert compact.point(Point(120.12345678, 30.5)) == [30.5, 120.123457]
