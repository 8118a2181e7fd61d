"""Draws in the dock: commit, digits, draw, shown step by step; nothing left behind."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import QgsPointXY
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QDate

from halfhour.plugin.canvas.pair_arrows import Arrow, PairArrows, _line
from halfhour.plugin.canvas.view import on_canvas
from halfhour.plugin.dock import draw_steps, draws_page
from halfhour.plugin.reading import draws

DAY = "2026-03-17"


@pytest.fixture
def county(unplanned_county, tmp_path):
    """The small world with a campaign of two regions that may inspect each other."""
    path = Path(shutil.copy(unplanned_county, tmp_path / "县.gpkg"))
    policy = json.dumps({"reciprocal_pairs": True, "share_pct": 100, "law_level": "campaign",
                         "min_crews": 0, "floor_points": 100, "senior_years": 0})
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("INSERT INTO campaigns (campaign_id, name, from_day, to_day, regions, "
                     "banned_pairs, travel, policy, legal_basis) VALUES ('C1', '演示交叉检查', "
                     "'2026-03-23', '2026-03-27', '330502;330503', '', 'same_day', ?, '演示依据')",
                     (policy,))
        for region in ("330502", "330503"):
            file.execute(
                "INSERT INTO missions (campaign_id, mission_id, name, district, from_day, to_day, "
                "size, skills, enterprises, draw_targets, legal_basis, territorial_lead) VALUES "
                "('C1', ?, '演示组', ?, '2026-03-23', '2026-03-27', 2, '涉水', '', 2, '演示依据', "
                "'演示属地队')", (f"M{region[-1]}", region))
        file.execute("UPDATE officers SET skills = skills || ';涉水'")
    return path


@pytest.fixture
def page(opened, monkeypatch):
    """The page of draws, shown, with steps that do not make a test wait."""
    opened._iface.mainWindow().show()
    opened.dock.show()
    opened.dock.show_page("draws")
    page = opened.dock.page("draws")
    page.steps._pace.setInterval(1)
    return page


def bands(opened):
    return [i for i in opened._canvas.scene().items() if isinstance(i, QgsRubberBand)]


def choose(page, kind):
    page.wish.kind.setCurrentIndex(page.wish.kind.findData(kind))


def test_a_campaign_is_drawn_before_a_witness(page, opened, wait_for, tmp_path, monkeypatch):
    choose(page, draws.CAMPAIGN)
    assert page.wish.campaign.currentData() == "C1"
    assert not page.draw_button.isEnabled()
    page.commit_button.click()
    wait_for(lambda: page.steps.count() == 2 and not page._busy, what="both values")
    assert "SHA-256" in page.steps.words()[1] and page.arrows.count() == 0
    page.digits.setText("12345")
    assert not page.draw_button.isEnabled(), "five digits are too few"
    page.digits.setText("482913")
    page.draw_button.click()
    wait_for(lambda: page._answer is not None and not page._busy, what="the draw")
    wait_for(lambda: not page.steps._waiting, what="the steps")
    assert any("482913" in words for words in page.steps.words())
    wait_for(lambda: page.arrows.count() == 2, what="the arrows, after the last step")
    assert len(bands(opened)) == 4
    assert page.results.rules.rowCount() == len(page._answer["rules"]) > 10
    assert all(page.results.rules.item(row, 2).text() == "✓"
               for row in range(page.results.rules.rowCount()))

    # a team by its row, then by its arrow on the map
    page.results.teams.choose(1)
    team = page._answer["teams"][1]
    assert all(member in page.results.members.text() for member in team["members"])
    arrow = page.arrows._arrows[0]
    middle = on_canvas(opened._canvas, _line(arrow)).interpolate(1e-9).asPoint()
    assert page.arrows.nearest(middle) is not None
    page._tool.picked.emit(arrow.target)
    assert page.results.teams.current()["target"] == arrow.target

    with closing(sqlite3.connect(f"file:{opened.session.workspace}?mode=ro", uri=True)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM officers")]
    told = "".join(page.steps.words()) + page.results.members.text()
    assert not [name for name in names if name in told], "names belong on the sheet"

    record = tmp_path / "record.json"
    monkeypatch.setattr(draws_page.QFileDialog, "getSaveFileName",
                        lambda *_: (str(record), ""))
    page.record_button.click()
    wait_for(record.exists, what="the record")
    assert json.loads(record.read_text("utf-8"))["digits"] == "482913"

    opened.dock.show_page("circle")
    assert not bands(opened) and opened._canvas.mapTool() is not page._tool


def test_a_sealed_double_random_tells_numbers_only(page, opened, wait_for):
    choose(page, draws.DOUBLE_RANDOM)
    page.wish.offer(draws.schemes(opened.session.workspace), [])
    page.wish.day.setDate(QDate.fromString(DAY, "yyyy-MM-dd"))
    page.commit_button.click()
    wait_for(lambda: page.steps.count() == 2 and not page._busy, what="both values")
    page.wish.seal.setChecked(True)
    page.digits.setText("482913")
    page.draw_button.click()
    wait_for(lambda: page._answer is not None and not page._busy, what="the draw")
    wait_for(lambda: not page.steps._waiting, what="the steps")
    assert page._answer["sealed_until"] and not page.record_button.isEnabled()
    with closing(sqlite3.connect(f"file:{opened.session.workspace}?mode=ro", uri=True)) as file:
        firms = [f for row in file.execute("SELECT enterprise_id, name FROM enterprises") for f in row]
    told = "".join(page.steps.words()) + json.dumps(page._answer, ensure_ascii=False)
    assert not [firm for firm in firms if firm in told]
    # it can be chosen again among the draws there are
    wait_for(lambda: page.stored.count() == 2, what="the list of draws")
    page._answer = None
    page.stored.setCurrentIndex(1)
    page._on_stored(1)
    wait_for(lambda: page._answer is not None, what="the draw once more")
    assert page._answer["sealed_until"]


def test_why_there_are_no_teams_is_said_in_the_users_words():
    answer = {"conflict": ["M1:…"], "missing": ["缺 1 名涉危废且非长兴的持证人员"]}
    steps = draw_steps.shortage_steps(answer)
    assert any("缺 1 名" in step for step in steps)


def test_arrows_of_two_regions_do_not_cover_each_other(qgis_app):
    there = Arrow("A", "B", (120.0, 30.0), (120.4, 30.0))
    back = Arrow("B", "A", (120.4, 30.0), (120.0, 30.0))
    middle = QgsPointXY(120.2, 30.0)
    points = [min(_line(a).asMultiPolyline()[0], key=middle.distance) for a in (there, back)]
    assert points[0].y() < 30.0 < points[1].y()
    assert PairArrows.nearest.__doc__
