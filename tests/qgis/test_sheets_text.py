"""Breaking lines, sizes of type, windows of maps, glyph tables: the craft beneath the sheets."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("qgis_app")


def em(text: str) -> float:
    """A monospaced measure: 1 for Latin, 2 for Chinese."""
    return sum(1.0 if ord(char) < 0x2E80 else 2.0 for char in text)


@pytest.mark.parametrize(("text", "width", "lines"), [
    ("甲乙丙丁", 4, ["甲乙", "丙丁"]),
    ("编号12345号", 7, ["编号", "12345号"]),
    ("甲乙丙\uff0c丁", 6, ["甲乙丙\uff0c", "丁"]),
    ("甲乙\uff08丙丁\uff09", 6, ["甲乙", "\uff08丙丁\uff09"]),
    ("abcdefgh", 4, ["abcd", "efgh"]),
    ("one two", 5, ["one", "two"]),
    ("甲\n乙", 9, ["甲", "乙"]),
    ("", 5, [""]),
])
def test_wrap(text, width, lines):
    from halfhour.plugin.sheets.wrap import wrap

    assert wrap(text, width, em) == lines


def test_measured_width_is_that_of_the_type():
    from halfhour.plugin.sheets.wrap import MM_PER_POINT, measure

    # an ideograph is as wide as the type is high
    assert measure(10.0)("车") == pytest.approx(10.0 * MM_PER_POINT, rel=0.02)
    assert measure(10.0)("车辆") == pytest.approx(2 * measure(10.0)("车"), rel=0.01)


@pytest.mark.parametrize(("needed", "round_one"), [
    (9_999, 10_000), (10_000, 10_000), (10_001, 12_500), (41_200, 45_000), (76_000, 100_000),
])
def test_scales_are_round_and_never_larger_than_needed(needed, round_one):
    from halfhour.plugin.sheets.framing import round_scale

    assert round_scale(needed) == round_one


def frame(important, **changes):
    from qgis.core import QgsGeometry, QgsRectangle

    from halfhour.plugin.sheets.framing import Paper
    from halfhour.plugin.sheets.framing import frame as framed

    box = QgsRectangle(0, 0, 5000, 4000)
    paper = Paper((190.0, 160.0), changes.get("legend", (60.0, 40.0)), (14.0, 16.0))
    geometries = [QgsGeometry.fromWkt(wkt) for wkt in important]
    return framed(paper, box, geometries, margin=0.1, largest=10_000), box


def test_a_map_shows_its_box_and_the_legend_hides_no_stop():
    from qgis.core import QgsRectangle

    one, box = frame(["POINT (10 10)", "POINT (10 3990)", "LINESTRING (0 2000, 5000 2000)"])
    assert one.window.contains(box)
    mm = one.scale / 1000.0
    bottom = (one.window.yMaximum() - 40 * mm if one.legend_on_top else one.window.yMinimum())
    legend = QgsRectangle(one.window.xMinimum(), bottom, one.window.xMinimum() + 60 * mm,
                          bottom + 40 * mm)
    for x, y in ((10, 10), (10, 3990)):
        assert not (legend.xMinimum() <= x <= legend.xMaximum()
                    and legend.yMinimum() <= y <= legend.yMaximum())


def test_a_free_corner_costs_no_scale():
    one, _ = frame(["POINT (4900 100)"])
    assert one.scale == 30_000 and not one.legend_on_top


def test_an_enormous_legend_still_gives_a_map():
    one, box = frame(["POINT (10 10)"], legend=(190.0, 160.0))
    assert one.window.contains(box)


def test_glyph_tables_say_ideographs_not_radicals():
    from halfhour.plugin.sheets.text_layer import readable

    table = (b"/CIDInit /ProcSet findresource begin\n<0001> <0004> "
             b"[<2ECB> <2F63> <0009> <8F86> ]\nendcmap")
    mended = readable(b"%PDF [<2ECB> ]" + table)
    assert mended == b"%PDF [<2ECB> ]" + table.replace(b"2ECB", b"8F66").replace(
        b"2F63", b"751F").replace(b"0009", b"0020")


def test_a_long_text_is_set_smaller_not_cut():
    from qgis.core import QgsProject

    from halfhour.plugin.sheets.template import Sheet

    sheet = Sheet(QgsProject(), "route_card")
    label = sheet.item("duty")
    before = label.font().pointSizeF()
    sheet.write({"duty": "短句"})
    assert label.font().pointSizeF() == before
    sheet.write({"duty": "\n".join(["这是一条很长的值守要求" * 6] * 6)})
    assert label.font().pointSizeF() < before
    lines = label.text().count("\n") + 1
    assert lines * label.font().pointSizeF() * 25.4 / 72 * 1.4 < label.rect().height()


def test_labels_without_words_are_removed():
    from qgis.core import QgsProject

    from halfhour.plugin.sheets.template import Sheet

    sheet = Sheet(QgsProject(), "overview")
    sheet.write({"demo_stamp": "", "no_such_item": "x"})
    assert sheet.item("demo_stamp") is None
