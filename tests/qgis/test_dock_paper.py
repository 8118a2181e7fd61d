"""Paper from the dock: route cards, overview, files for navigation; the window stays alive."""

from __future__ import annotations

import time
import zipfile


def test_route_cards_are_printed_while_the_window_lives(opened, tmp_path, wait_for, qgis_app):
    from qgis.PyQt.QtCore import QTimer

    printing = opened.dock.page("crews").printing
    heard, beats = [], []
    opened.session.made.connect(lambda sentence, path: heard.append((sentence, path)))
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(time.monotonic()))
    pulse.start(1)
    out = tmp_path / "路线卡"
    printing.print_cards(str(out), desk_phone="0572-000000")
    assert not printing.cards_button.isEnabled() and not printing.progress.isHidden()
    wait_for(lambda: heard, seconds=60, what="the cards")
    pulse.stop()
    made = tmp_path / "路线卡.pdf"
    assert heard == [("路线卡.pdf was written.", str(made))]
    assert made.read_bytes().startswith(b"%PDF")
    assert len(beats) > 5, "the event loop turned between the pages"
    assert printing.cards_button.isEnabled() and printing.progress.isHidden()
    message = opened._iface.messageBar().currentItem()
    assert "路线卡.pdf" in message.text()


def test_printing_is_cancelled_and_leaves_no_file(opened, tmp_path, wait_for):
    printing = opened.dock.page("crews").printing
    told = []
    opened.session.told.connect(lambda sentence, level: told.append(sentence))
    printing.print_cards(str(tmp_path / "cards.pdf"))
    seen = []
    printing._running.progressed.connect(lambda share, sentence: seen.append(share))
    wait_for(lambda: seen, what="the first page")
    printing.progress.cancel_button.click()
    wait_for(lambda: told, what="the cancel")
    assert told == ["Printing was cancelled; no file was written."]
    assert list(tmp_path.glob("*.pdf")) == []
    assert printing.cards_button.isEnabled()


def test_a_folder_that_is_not_there_is_told(opened, tmp_path, wait_for):
    printing = opened.dock.page("crews").printing
    told = []
    opened.session.told.connect(lambda sentence, level: told.append(sentence))
    printing.print_overview(str(tmp_path / "nowhere" / "overview.pdf"))
    wait_for(lambda: told, what="the sentence")
    assert "nowhere" in told[0]


def test_tracks_are_written_by_the_engine(opened, tmp_path, wait_for):
    printing = opened.dock.page("crews").printing
    heard = []
    opened.session.made.connect(lambda sentence, path: heard.append(path))
    printing.write_tracks(str(tmp_path / "routes.zip"))
    wait_for(lambda: heard, what="the tracks")
    names = zipfile.ZipFile(heard[0]).namelist()
    assert any(name.endswith(".gpx") for name in names)
    assert any(name.endswith(".kml") for name in names)


def test_without_a_plan_nothing_can_be_printed(window):
    printing = window.gui.dock.page("crews").printing
    assert not printing.cards_button.isEnabled()
    assert not printing.tracks_button.isEnabled()


def test_the_overview_counts_crews_by_what_they_do(qgis_app):
    from types import SimpleNamespace

    from halfhour.plugin.sheets.crew_table import duty_counts

    def crew(crew_id, duty):
        return {"crew_id": crew_id, "duty": duty}

    plan = SimpleNamespace(
        crews=[crew("A", "inspect"), crew("B", "standby"), crew("C", "inspect"),
               crew("D", "standby")],
        stops={"A": [{"kind": "home"}, {"kind": "visit"}], "B": [{"kind": "home"}],
               "C": [{"kind": "home"}], "D": [{"kind": "home"}, {"kind": "standby"}]})
    assert duty_counts(plan) == {"routes": 1, "standby": 2, "idle": 1}
