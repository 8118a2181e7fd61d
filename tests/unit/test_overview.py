"""The overview sheet: whole, legible, honest about what is missing, the same every time."""

from __future__ import annotations

import dataclasses
import io
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import matplotlib.image
import planned_world
import pytest
import shapely
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from halfhour.data.errors import BadInput
from halfhour.data.settings import changed
from halfhour.engine.commands import overview
from halfhour.engine.desk import Desk
from halfhour.layers import captions, situation
from halfhour.layers.overview import draw, font, furniture, sheet
from halfhour.layers.overview.column import wrapped
from halfhour.layers.overview.labels import Labels, overlap
from halfhour.layers.road_background import background
from halfhour.protocol.requests import OverviewRequest

NOTO = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> situation.Situation:
    with planned_world.build(tmp_path_factory.mktemp("world") / "w.gpkg") as workspace:
        return situation.load(workspace)


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Figure]]:
    """The figures that are drawn, so that a test can read what is written on them."""
    drawn: list[Figure] = []

    class Kept(Figure):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)  # type: ignore[arg-type]
            drawn.append(self)

    monkeypatch.setattr(sheet, "Figure", Kept)
    yield drawn


def texts(figure: Figure) -> list[str]:
    return [t.get_text() for t in figure.findobj(Text) if t.get_text().strip()]


def test_the_file(shown: situation.Situation, tmp_path: Path) -> None:
    planned_world.build(tmp_path / "w.gpkg").close()
    out = tmp_path / "总览.png"
    result = overview.run(OverviewRequest(str(tmp_path / "w.gpkg"), str(out)), Desk())
    image = matplotlib.image.imread(out)
    assert image.shape[:2] == (1700, 2400)
    assert result["bytes"] == out.stat().st_size
    assert result["plan"] == planned_world.PLAN_ID
    assert (result["font"] is None) == (result["note"] is not None)
    assert not [p for p in tmp_path.iterdir() if p.name.endswith(".new")]
    with pytest.raises(BadInput, match="P-no"):
        overview.run(OverviewRequest(str(tmp_path / "w.gpkg"), str(out), plan="P-no"), Desk())


def test_what_is_written(shown: situation.Situation, sheets: list[Figure]) -> None:
    chinese = font.installed()
    if chinese is None:
        pytest.skip("NOT RUN: no Chinese font on this machine")
    draw(shown, chinese)
    words = "\n".join(texts(sheets[0]))
    for wanted in ("演示市生态环境执法半小时响应态势图", "演示数据 · 示意,非真实界线",
                   "2000国家大地坐标系 3°带 120°E (EPSG:4549)", "最低 82.0%(13:20)", "红码企业",
                   "半小时圈外乡镇", "内部工作用图,未经审核不得公开", "分界线 4.6 公里", "演示镇4",
                   "吴兴区", "北"):
        assert wanted in words, wanted
    drawn = [t for t in sheets[0].findobj(Text) if any(ord(c) > 0x2E80 for c in t.get_text())]
    for text in drawn:
        assert text.get_fontproperties().get_file() in {str(chinese.regular), str(chinese.bold)}
    letters = TTFont(chinese.regular).getBestCmap()
    assert {c for c in words if ord(c) > 0x20} <= {chr(c) for c in letters}


def test_without_a_chinese_font_no_square_is_written(
    shown: situation.Situation, sheets: list[Figure]
) -> None:
    picture = draw(shown, None)
    assert picture.font is None
    assert draw(shown, None).png == picture.png  # same rows, same picture
    assert all(ord(c) < 0x2E80 for text in texts(sheets[0]) for c in text)
    assert any("330502" in text for text in texts(sheets[0]))  # the district by its code
    assert "Squad" in texts(sheets[0])


def test_nothing_in_the_legend_that_is_not_on_the_map(
    shown: situation.Situation, sheets: list[Figure]
) -> None:
    bare = dataclasses.replace(
        shown, posts=[], neighbours=[], enterprises=[], boundaries=[], zones=[], circles=[],
        reach={}, plan=None, settings=changed(shown.settings, demo=False))
    draw(bare, None)
    words = texts(sheets[0])
    assert "Squad" in words and "Town, street or park" in words
    for absent in ("Joint police post", "Neighbouring squad", "Town outside the half-hour circle",
                   "Enterprise, red code", "Shared boundary", "Joint zone, our side"):
        assert absent not in words
    assert not any("Demo data" in word or "circle (" in word for word in words)


def test_an_empty_workspace_is_still_a_sheet(shown: situation.Situation) -> None:
    empty = {f.name: type(getattr(shown, f.name))() for f in dataclasses.fields(shown)
             if isinstance(getattr(shown, f.name), list | dict)}
    picture = draw(dataclasses.replace(shown, plan=None, **empty), None)
    assert matplotlib.image.imread(io.BytesIO(picture.png)).shape[:2] == (1700, 2400)


def test_column_never_runs_into_the_inset(
    shown: situation.Situation, sheets: list[Figure]
) -> None:
    long = "很长的数据来源 a very long source; " * 12
    draw(dataclasses.replace(shown, settings=changed(shown.settings, attribution=long)),
         font.installed())
    figure = sheets[0]
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    column = figure.axes[1]
    inside = [t.get_window_extent(renderer) for t in column.texts]
    assert min(box.y0 for box in inside) >= column.get_window_extent().y0 - 4
    assert max(box.x1 for box in inside) <= 2400


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(1, 12)), max_size=30))
def test_labels_never_overlap_and_stay_inside(points: list[tuple[float, float, int]]) -> None:
    figure = Figure(figsize=(4, 3), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    labels = Labels(axes)
    placed = sum(
        labels.put(x, y, "m" * n, FontProperties(size=9), colour="black", gap_px=4)
        for x, y, n in points)
    boxes = labels.taken
    assert len(boxes) == placed == len(points) - labels.skipped
    assert not any(overlap(a, b) for a, b in itertools.combinations(boxes, 2))
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= 400 and b[3] <= 300 for b in boxes)


def test_a_place_is_claimed_once() -> None:
    figure = Figure(figsize=(4, 3), dpi=100)
    FigureCanvasAgg(figure)
    labels = Labels(figure.add_axes((0, 0, 1, 1)))
    assert labels.claim(0.5, 0.5, 9) and not labels.claim(0.51, 0.5, 9)
    assert labels.claim(0.6, 0.5, 9) and len(labels.taken) == 2


def test_a_label_yields_to_a_symbol() -> None:
    figure = Figure(figsize=(4, 3), dpi=100)
    FigureCanvasAgg(figure)
    labels = Labels(figure.add_axes((0, 0, 1, 1)))
    labels.keep_free(0.6, 0.5, 20)
    assert labels.put(0.5, 0.5, "name", FontProperties(size=9), colour="k", gap_px=5)
    assert labels.taken[1][2] <= 0.5 * 400  # it went to the west
    assert not labels.put(0.5, 0.5, "name", FontProperties(size=9), colour="k", gap_px=0, spots="c")


@given(st.floats(1, 1e7))
def test_scale_bar_is_round_and_fits(longest: float) -> None:
    length = furniture.round_length_m(longest)
    assert length <= longest < 2.6 * length
    assert str(length).rstrip("0") in {"1", "2", "5"}


@given(st.text(alphabet="半小时圈 abc-,", max_size=80), st.floats(6, 40))
def test_wrapped_text_loses_nothing(text: str, ems: float) -> None:
    lines = wrapped(text, ems)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_the_simplified_face_is_taken_from_a_collection(tmp_path: Path) -> None:
    if not NOTO.exists():
        pytest.skip(f"NOT RUN: {NOTO} is not installed")
    copy = tmp_path / "NotoSansCJK-Regular.ttc"
    shutil.copy(NOTO, copy)
    chosen = font.choose([copy], tmp_path / "cache")
    assert chosen is not None and chosen.family == "Noto Sans CJK SC"
    assert chosen.regular == chosen.bold
    assert TTFont(chosen.regular)["name"].getDebugName(1) == "Noto Sans CJK SC"
    written = chosen.regular.stat().st_mtime_ns
    again = font.choose([copy], tmp_path / "cache")
    assert again == chosen and chosen.regular.stat().st_mtime_ns == written


def test_a_broken_or_foreign_font_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "simhei.ttf"
    broken.write_bytes(b"no font")
    (tmp_path / "notosanscjk.ttc").write_bytes(b"ttcf")
    assert font.choose([broken, tmp_path / "notosanscjk.ttc", tmp_path / "none.ttf"],
                       tmp_path) is None


@pytest.mark.parametrize(("epsg", "words"), [
    (4549, "2000国家大地坐标系 3°带 120°E (EPSG:4549)"), (4547, "114°E"), (32631, "EPSG:32631")])
def test_coordinate_note(epsg: int, words: str) -> None:
    assert words in captions.coordinate_note(epsg)[0]


@given(st.floats(0, 1439.4))
def test_clock(minutes: float) -> None:
    hours, rest = captions.clock(minutes).split(":")
    assert abs(int(hours) * 60 + int(rest) - minutes) <= 0.5


def test_a_large_network_is_thinned(shown: situation.Situation) -> None:
    everything = background(shown.roads, 4549, tolerance_m=0.1, most_vertices=10**6)
    assert [c.rank for c, _ in everything] == [2, 3]
    drawn = sum(float(shapely.length(lines).sum()) for _, lines in everything)
    assert drawn == pytest.approx(sum(road.length_m for road in shown.roads), rel=1e-3)
    few = background(shown.roads, 4549, tolerance_m=0.1, most_vertices=200)
    assert [c.rank for c, _ in few] == [2]
    assert 2 <= sum(int(shapely.get_num_coordinates(lines).sum()) for _, lines in few) <= 200
    assert background([], 4549, tolerance_m=1.0, most_vertices=1) == []
