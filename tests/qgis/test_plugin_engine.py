"""The engine's process as the plugin sees it: asked, cancelled, killed, restarted."""

from __future__ import annotations

import os
import signal
import time

from test_plugin_load import children

DAY = "2026-03-17"


class Answer:
    """Collects what comes back for a request."""

    def __init__(self, request) -> None:
        self.asked = time.monotonic()
        self.progress = []
        self.result = self.error = self.seconds = None
        request.progressed.connect(lambda fraction, sentence: self.progress.append(sentence))
        request.succeeded.connect(self._on_result)
        request.failed.connect(self._on_error)
        self.cancelled_at = None
        self.request = request

    def _on_result(self, result) -> None:
        self.result, self.seconds = result, time.monotonic() - self.asked

    def _on_error(self, error) -> None:
        self.error, self.seconds = error, time.monotonic() - self.asked

    @property
    def over(self) -> bool:
        return self.result is not None or self.error is not None


def plans(path) -> int:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT count(*) FROM plans").fetchone()[0]


def told(session) -> list:
    found = []
    session.told.connect(lambda sentence, level: found.append(sentence))
    return found


def test_the_engine_answers(opened, wait_for):
    answer = Answer(opened.session.ask("info", "info"))
    wait_for(lambda: answer.over)
    assert answer.result["tables"]["enterprises"] == 45
    assert opened.session.engine.state == "ready"
    assert opened.session.engine.greeting["pid"] == opened.session.engine.pid()


def test_an_unknown_parameter_is_told_in_one_sentence(opened, wait_for):
    answer = Answer(opened.session.engine.ask("info", {"workspace": opened.session.workspace,
                                                       "nonsense": 1}))
    wait_for(lambda: answer.over)
    assert answer.error.message == "info knows no parameter nonsense."


_SOON_S = 5.0  # a second on an idle machine; the figure is printed


def test_cancel_answers_soon_and_changes_nothing(opened, county, wait_for):
    answer = Answer(opened.session.ask("plan", "plan", date=DAY, seconds=60.0))
    wait_for(lambda: len(answer.progress) > 2, what="progress")
    began = time.monotonic()
    answer.request.cancel()
    wait_for(lambda: answer.over, _SOON_S)
    print(f"cancelled after {time.monotonic() - began:.2f} s")
    assert answer.error.code == "cancelled"
    assert plans(county) == 1


def test_asked_to_finish_it_stores_the_best_plan_so_far(opened, county, wait_for):
    answer = Answer(opened.session.ask("plan", "plan", date=DAY, seconds=600.0))
    answer.request.finish()  # nothing to finish with yet: no harm
    answer.request.finish_offered.connect(answer.request.finish)
    wait_for(lambda: answer.over, 120.0, "the plan")
    assert answer.result["stopped_after_s"] < 600
    assert plans(county) == 2


def test_a_frozen_engine_is_cancelled_all_the_same(opened, county, wait_for):
    engine = opened.session.engine
    answer = Answer(opened.session.ask("plan", "plan", date=DAY, seconds=60.0))
    wait_for(lambda: answer.progress, what="progress")
    frozen = engine.pid()
    os.kill(frozen, signal.SIGSTOP)
    began = time.monotonic()
    answer.request.cancel()
    wait_for(lambda: answer.over, _SOON_S)
    print(f"cancelled after {time.monotonic() - began:.2f} s")
    assert answer.error.code == "cancelled"
    wait_for(lambda: engine.state == "ready", what="restart")
    assert engine.pid() != frozen
    assert plans(county) == 1


def test_a_waiting_request_is_cancelled_without_harm_to_the_running_one(opened, wait_for):
    running = Answer(opened.session.ask("plan", "plan", date=DAY, seconds=1.0))
    waiting = Answer(opened.session.ask("info", "info"))
    waiting.request.cancel()
    assert waiting.error.code == "cancelled"
    wait_for(lambda: running.over)
    assert running.result["plan_id"]


def test_a_killed_engine_is_restarted_and_the_user_told(opened, county, wait_for):
    session, engine = opened.session, opened.session.engine
    sentences = told(session)
    running = Answer(session.ask("plan", "plan", date=DAY, seconds=60.0))
    waiting = Answer(session.ask("info", "info"))
    wait_for(lambda: running.progress, what="progress")
    old = engine.pid()
    os.kill(old, signal.SIGKILL)
    wait_for(lambda: waiting.over, what="the waiting request")
    assert running.error.code == "engine_gone"
    assert waiting.result["tables"]["enterprises"] == 45
    assert engine.pid() != old
    assert len([s for s in sentences if "restarted" in s and "whole" in s]) == 1
    assert plans(county) == 1
    assert session.workspace == str(county)


def test_an_engine_that_dies_again_and_again_is_given_up(opened, wait_for):
    engine = opened.session.engine
    sentences = told(opened.session)
    while engine.state != "failed":
        os.kill(engine.pid(), signal.SIGKILL)
        wait_for(lambda: engine.state != "ready")
        wait_for(lambda: engine.state in ("ready", "failed"))
    assert any("again and again" in s for s in sentences)
    answer = Answer(opened.session.ask("info", "info"))
    wait_for(lambda: answer.over)
    assert answer.error.code == "engine_gone"


def test_a_workspace_that_is_none_is_refused(window, tmp_path, wait_for):
    path = tmp_path / "no.gpkg"
    path.write_text("nothing")
    sentences = told(window.gui.session)
    window.gui.session.open(str(path))
    wait_for(lambda: sentences)
    assert "is not a Half-Hour workspace" in sentences[-1]
    assert window.gui.session.workspace is None
    assert window.gui.session.engine.state == "failed"


def test_a_missing_interpreter_is_told(window, county, wait_for):
    from qgis.core import QgsSettings

    QgsSettings().setValue("halfhour/engine_python", "/nowhere/python")
    sentences = told(window.gui.session)
    window.gui.session.open(str(county))
    wait_for(lambda: sentences)
    assert "/nowhere/python" in sentences[0]
    assert window.gui.dock.page("workspace").engine_state.text() == sentences[0]


def test_another_workspace_gets_an_engine_of_its_own(opened, planned_county, tmp_path, wait_for):
    import shutil

    first = opened.session.engine.pid()
    other = shutil.copy(planned_county, tmp_path / "other.gpkg")
    opened.session.open(str(other))
    wait_for(lambda: opened.session.workspace == str(other), what="the other workspace")
    assert opened.session.engine.pid() != first
    assert first not in children()


def test_the_same_workspace_can_be_opened_anew_at_once(opened, county, wait_for):
    session = opened.session
    session.close()
    session.open(str(county))
    wait_for(lambda: session.workspace is not None and session.engine.state == "ready")


def test_the_log_keeps_no_secrets(qgis_app):
    from halfhour.plugin.engine.log import without_secrets

    line = 'GET /wmts?tk=abc123&x=1 password: "geheim" authkey=ff00 phone 13812345678 key = k'
    clean = without_secrets(line)
    for secret in ("abc123", "geheim", "ff00", "13812345678"):
        assert secret not in clean
    assert "x=1" in clean


def test_the_window_does_not_stall_while_plans_are_made(opened, wait_for):
    """Plans of more than ten seconds in all, with layers shown and reloaded after each."""
    from qgis.PyQt.QtCore import QTimer

    gaps, last = [], [time.monotonic()]

    def beat() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    pulse = QTimer()
    pulse.setInterval(10)
    pulse.timeout.connect(beat)
    settled = time.monotonic() + 1.0  # opening the layers is another matter
    wait_for(lambda: time.monotonic() > settled)
    page = opened.dock.page("plan")
    began = last[0] = time.monotonic()
    pulse.start()
    while time.monotonic() - began < 10:
        page.make_plan()
        wait_for(lambda: page.plan_button.isEnabled(), 120, "the plan")
    pulse.stop()
    assert len(page.history.records()) > 1
    # The figure for people is 0.3 s on an idle machine (printed here, quoted in
    # docs/performance.md); what must never happen is that a solve runs in this process,
    # and that shows as many seconds, on however busy a machine.
    print(f"longest gap {max(gaps):.3f} s in {time.monotonic() - began:.1f} s of planning")
    assert max(gaps) <= 3.0
