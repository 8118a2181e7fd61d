"""Printed sheets: read back as text and as pictures, as a squad and its phones read them."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest
from conftest import ROOT, engine_python
from printed_world import COMPLAINANT, CREW_BEFORE, NASTY, PHONE

PLAN = "P20260317-1"


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def text_of(pdf: Path, page: int | None = None) -> str:
    """The text of a PDF without white space."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return squeezed(subprocess.run(
        ["pdftotext", *pages, str(pdf), "-"], capture_output=True, check=True).stdout.decode())


def pages_of(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", said).group(1))


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    path = tmp_path_factory.mktemp("印 刷") / "small.gpkg"
    subprocess.run([str(engine_python()), str(Path(__file__).with_name("printed_world.py")),
                    str(ROOT), str(path)], check=True)
    return path


@pytest.fixture(scope="session")
def printed(world, qgis_app, tmp_path_factory):
    """Both sheets in Chinese: (route cards, overview, pages, order)."""
    from halfhour.plugin.sheets.order import PrintOrder
    from halfhour.plugin.sheets.printing import printing

    folder = tmp_path_factory.mktemp("sheets")
    order = PrintOrder(str(world), PLAN, str(folder / "route-cards.pdf"),
                       str(folder / "overview.pdf"), "zh_CN", desk_phone="0572-0000000")
    pages = {}
    steps = list(printing(order, pages))
    assert [s.done for s in steps] == sorted(s.done for s in steps)
    assert sorted(p.name for p in folder.iterdir()) == ["overview.pdf", "route-cards.pdf"]
    return Path(order.cards), Path(order.overview), pages, order


@pytest.fixture(scope="session")
def made_cards(printed):
    from halfhour.plugin.sheets.card import cards
    from halfhour.plugin.sheets.plan_rows import plan_rows

    order = printed[3]
    return cards(plan_rows(order.workspace, PLAN, phones=False), desk_phone=order.desk_phone)


def test_a_card_for_every_crew_and_pages_numbered(printed, made_cards):
    pdf, overview, pages, _ = printed
    assert len(made_cards) == 10
    assert pages == {"cards": pages_of(pdf), "overview": pages_of(overview)}
    assert text_of(pdf).count("第1页/共") == len(made_cards)
    text = text_of(pdf)
    for card in made_cards:
        assert squeezed(card.crew).replace("[%", "\uff3b%") in text
        assert card.fingerprint() in text


def test_furniture_of_the_cards(printed):
    text = text_of(printed[0], 1)
    for word in ("演示市生态环境执法路线卡", "内部资料注意保管", "演示数据", "示意,非真实界线",
                 "图例", "比例尺1:", "2000国家大地坐标系3°带120°E", "制图单位", "制图日期",
                 "数据日期", "半小时值守", "出发前装备清点", "签名", "值班电话:0572-0000000",
                 "执法证号", "2026-03-17"):
        assert word in text, word


def test_furniture_of_the_overview(printed):
    text = text_of(printed[1], 1)
    for word in ("半小时值守与巡查路线总览图", "内部资料注意保管", "演示数据", "图例", "比例尺1:",
                 "2000国家大地坐标系3°带120°E", "内部工作用图,未经审核不得公开", "有路线的小组",
                 "最低82.0%(13:20)", "应查"):
        assert word in text, word


def test_stops_are_complete(printed, made_cards):
    text = text_of(printed[0])
    visits = [stop for card in made_cards for stop in card.visits()]
    assert len(visits) >= 15
    for stop in visits:
        assert squeezed(stop.name) in text
        assert f"{stop.gcj[0]:.6f},{stop.gcj[1]:.6f}" in text
        assert squeezed(stop.address) in text


def test_markup_and_expressions_are_shown_literally(printed):
    text = text_of(printed[0])
    # a table evaluates nothing, so there the name stands exactly as it was typed
    assert squeezed(NASTY) in text
    # a label would: its opening bracket is a full-width one
    assert f"{CREW_BEFORE}\uff3b%6*7%]" in text and f"{CREW_BEFORE}42" not in text


def test_no_telephone_and_no_complainant(printed, world, tmp_path):
    from halfhour.plugin.sheets.order import PrintOrder
    from halfhour.plugin.sheets.printing import printing

    both = text_of(printed[0]) + text_of(printed[1])
    assert PHONE not in both and COMPLAINANT not in both
    allowed = tmp_path / "cards.pdf"
    list(printing(PrintOrder(str(world), PLAN, str(allowed), None, "zh_CN", phones=True), {}))
    assert PHONE in text_of(allowed)
    assert COMPLAINANT not in text_of(allowed)


def test_codes_lead_to_the_stops(printed, made_cards, tmp_path):
    pdf = printed[0]
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(pdf), str(tmp_path / "p")],
                   check=True)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", *sorted(map(str, tmp_path.glob("*.png")))],
        capture_output=True, check=False).stdout.decode().split()
    found = {re.search(r"position=([\d.]+,[\d.]+)&", uri).group(1) for uri in read}
    wanted = {f"{stop.gcj[0]:.6f},{stop.gcj[1]:.6f}"
              for card in made_cards for stop in card.visits()}
    assert found == wanted


def test_gcj_is_the_shifted_stop(made_cards):
    from halfhour.protocol.gcj02 import wgs_to_gcj

    for card in made_cards:
        for stop in card.stops:
            assert stop.gcj == pytest.approx(wgs_to_gcj(stop.lon, stop.lat), abs=2e-6)
            assert abs(stop.gcj[0] - stop.lon) > 1e-3


def test_fonts_are_chinese_and_embedded(printed):
    for pdf in printed[:2]:
        fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True)
        lines = fonts.stdout.decode().splitlines()[2:]
        assert lines and all("CJKsc" in line and " yes " in line for line in lines), lines


def test_no_page_is_mostly_empty_or_black(printed, tmp_path):
    """Every first page has ink in its map, its boxes and its foot."""
    subprocess.run(["pdftoppm", "-r", "20", "-gray", str(printed[0]), str(tmp_path / "g")],
                   check=True)
    pictures = list(tmp_path.glob("*.pgm"))
    assert pictures
    for picture in pictures:
        data = picture.read_bytes()
        pixels = data[data.index(b"255\n") + 4:]
        dark = sum(value < 200 for value in pixels) / len(pixels)
        assert 0.01 < dark < 0.5, (picture.name, dark)


def test_a_reprint_has_the_same_hash_and_a_change_another(made_cards):
    import dataclasses

    card = made_cards[0]
    assert re.fullmatch("[0-9a-f]{12}", card.fingerprint())
    assert dataclasses.replace(card).fingerprint() == card.fingerprint()
    assert dataclasses.replace(card, desk_phone="1").fingerprint() != card.fingerprint()


def test_english_sheets(world, qgis_app, tmp_path):
    from halfhour.plugin.sheets.order import PrintOrder
    from halfhour.plugin.sheets.printing import printing

    order = PrintOrder(str(world), PLAN, str(tmp_path / "c.pdf"), str(tmp_path / "o.pdf"), "en")
    list(printing(order, {}))
    text = text_of(tmp_path / "c.pdf") + text_of(tmp_path / "o.pdf")
    for word in ("inspectionroutecard", "Internal–keepsafe", "Scale1:", "Legend",
                 "Demodata", "Half-hourduty", "donotleavebefore"):
        assert word in text, word


def test_leaving_early_leaves_nothing(world, qgis_app, tmp_path):
    from halfhour.plugin.sheets.order import PrintOrder
    from halfhour.plugin.sheets.printing import printing

    old = tmp_path / "c.pdf"
    old.write_text("the sheets of yesterday")
    steps = printing(PrintOrder(str(world), PLAN, str(old), str(tmp_path / "o.pdf"), "en"), {})
    while next(steps).done < 3:
        pass
    assert len(list(tmp_path.iterdir())) == 2
    steps.close()
    assert [p.name for p in tmp_path.iterdir()] == ["c.pdf"]
    assert old.read_text() == "the sheets of yesterday"


def test_an_unknown_plan_and_a_bad_folder_are_said(world, qgis_app, tmp_path):
    from halfhour.plugin.sheets.order import PrintOrder
    from halfhour.plugin.sheets.printing import printing
    from halfhour.plugin.standalone import TaskError

    with pytest.raises(TaskError, match="no plan"):
        list(printing(PrintOrder(str(world), "nope", str(tmp_path / "c.pdf"), None, "en"), {}))
    with pytest.raises(TaskError, match="cannot be written"):
        list(printing(PrintOrder(str(world), PLAN, "/nowhere/c.pdf", None, "en"), {}))


class TestJob:
    """The job of the window: a page, the event loop, the next page."""

    def run(self, job, app, *, cancel_at=None, seconds=120):
        heard = {"progress": [], "finished": [], "failed": [], "cancelled": 0}
        job.progress.connect(lambda done, total: heard["progress"].append((done, total)))
        job.finished.connect(heard["finished"].append)
        job.failed.connect(heard["failed"].append)
        job.cancelled.connect(lambda: heard.__setitem__("cancelled", heard["cancelled"] + 1))
        if cancel_at is not None:
            job.progress.connect(lambda done, _: done >= cancel_at and job.cancel())
        job.start()
        end = time.monotonic() + seconds
        while job.is_running() and time.monotonic() < end:
            app.processEvents()
        return heard

    def test_prints(self, world, qgis_app, tmp_path):
        from halfhour.plugin.sheets.job import PrintJob

        out = str(tmp_path / "cards.pdf")
        heard = self.run(PrintJob(str(world), PLAN, out, None, "zh_CN"), qgis_app)
        assert heard["finished"] == [[out]] and not heard["failed"] and not heard["cancelled"]
        assert heard["progress"][-1] == (10, 10)
        assert pages_of(Path(out)) >= 10

    def test_cancel_leaves_nothing(self, world, qgis_app, tmp_path):
        from halfhour.plugin.sheets.job import PrintJob

        job = PrintJob(str(world), PLAN, str(tmp_path / "c.pdf"), str(tmp_path / "o.pdf"), "en")
        heard = self.run(job, qgis_app, cancel_at=4)
        assert heard["cancelled"] == 1 and not heard["finished"] and not heard["failed"]
        assert max(heard["progress"])[0] == 4
        assert list(tmp_path.iterdir()) == []

    def test_failure_is_one_sentence(self, world, qgis_app, tmp_path):
        from halfhour.plugin.sheets.job import PrintJob

        heard = self.run(PrintJob(str(world), "nope", str(tmp_path / "c.pdf"), None, "zh_CN"),
                         qgis_app)
        assert len(heard["failed"]) == 1 and "没有计划 nope" in heard["failed"][0]
        assert not heard["finished"]


def test_users_template_takes_the_place_of_ours(world, qgis_app, tmp_path):
    from qgis.core import QgsApplication

    from halfhour.plugin.sheets.order import PrintOrder
    from halfhour.plugin.sheets.printing import printing

    folder = Path(QgsApplication.qgisSettingsDirPath()) / "halfhour" / "sheets"
    folder.mkdir(parents=True)
    ours = (ROOT / "resources" / "sheets" / "standby_card.qpt").read_text("utf-8")
    own = folder / "standby_card.qpt"
    own.write_text(ours.replace('id="signature"', 'id="gone"').replace(
        'labelText="signature"', 'labelText="本单位自定义"'), "utf-8")
    try:
        out = tmp_path / "c.pdf"
        list(printing(PrintOrder(str(world), PLAN, str(out), None, "zh_CN"), {}))
        assert "本单位自定义" in text_of(out)
        own.write_text(ours.replace('id="map"', 'id="no_map"'), "utf-8")
        from halfhour.plugin.standalone import TaskError

        with pytest.raises(TaskError, match=r"standby_card.qpt lacks the item map"):
            list(printing(PrintOrder(str(world), PLAN, str(out), None, "zh_CN"), {}))
    finally:
        own.unlink()


def test_the_command_prints_through_a_qgis_of_its_own(world, run_engine, tmp_path):
    out = tmp_path / "卡 片.pdf"
    said = run_engine("print", str(world), "--cards", str(out), "--json", "--lang", "zh_CN")
    assert '"cards"' in said and pages_of(out) >= 10
    assert [p.name for p in tmp_path.iterdir()] == [out.name]


def test_more_stops_than_a_page_holds_go_on(printed, made_cards):
    import dataclasses

    from qgis.core import QgsProject

    from halfhour.plugin.sheets.stop_table import QR_MM, StopTable
    from halfhour.plugin.sheets.template import Sheet

    card = next(card for card in made_cards if len(card.visits()) == 3)
    project = QgsProject()
    sheet = Sheet(project, "route_card_stops")
    frame = sheet.frame("stops")
    many = tuple(dataclasses.replace(card.visits()[0], number=i + 1, name=f"第{i + 1}家 " * (1 + i % 4))
                 for i in range(30))
    table = StopTable(dataclasses.replace(card, stops=many), frame, "zh_CN")
    pages = table.pages(frame)
    assert [row.stop.number for rows in pages for row in rows] == list(range(1, 31))
    assert len(pages) >= 3
    table.put(sheet, pages[0])
    bottom = frame.pos().y() + frame.rect().height()
    assert frame.multiFrame().totalHeight() <= frame.rect().height()
    codes = [i for i in sheet.layout.items() if getattr(i, "id", str)().startswith("qr_")]
    assert len(codes) == len(pages[0])
    for code in codes:
        assert code.rect().width() == QR_MM and code.pos().y() + QR_MM <= bottom
        assert code.pos().x() + QR_MM <= frame.pos().x() + frame.rect().width()
    # one below the other, none on another
    tops = sorted(code.pos().y() for code in codes)
    assert all(tops[i + 1] - tops[i] >= QR_MM for i in range(len(tops) - 1))


def test_tables_end_with_the_page(qgis_app):
    from qgis.core import QgsLayoutFrame, QgsProject

    from halfhour.plugin.sheets.template import Sheet

    project = QgsProject()
    for name in ("route_card", "route_card_stops", "overview", "overview_crews"):
        sheet = Sheet(project, name)
        for item in sheet.layout.items():
            if isinstance(item, QgsLayoutFrame):
                table = item.multiFrame()
                columns = len(table.columnWidths())
                width = (sum(table.columnWidths()) + 2 * table.cellMargin() * columns
                         + table.gridStrokeWidth() * (columns + 1))
                # an empty table's frame has no width of its own yet
                page = sheet.layout.pageCollection().page(0).pageSize().width()
                assert item.pos().x() + width <= page - 10 + 0.01, (name, item.id(), width)


def test_crews_beyond_the_city_sheet_get_a_sheet_of_their_own(printed, tmp_path, monkeypatch):
    import dataclasses

    from halfhour.plugin.sheets import overview_pages
    from halfhour.plugin.sheets.printing import printing

    monkeypatch.setattr(overview_pages, "room", lambda frame: 3)
    order = dataclasses.replace(printed[3], cards=None, overview=str(tmp_path / "o.pdf"))
    pages = {}
    list(printing(order, pages))
    assert pages == {"overview": 2}
    text = text_of(tmp_path / "o.pdf", 2)
    assert len(re.findall(r"[EW]\d中队\d组|6\*7", text)) == 6
    assert "第2页/共2页" in text_of(tmp_path / "o.pdf", 2)
    assert "图例" not in text_of(tmp_path / "o.pdf", 2)
