"""Ending a search early: the best plan so far is stored; before there is one, nothing is."""

from __future__ import annotations

import json
import signal
from threading import Event

import pytest
import small_world

from halfhour.data import records as r
from halfhour.data.store import open_workspace
from halfhour.engine import interrupt
from halfhour.engine.commands import plan
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.engine.resident import Resident
from halfhour.protocol.requests import PlanRequest

DAY = small_world.DAY.isoformat()


@pytest.fixture
def path(tmp_path):
    small_world.build(tmp_path / "w.gpkg").close()
    return tmp_path / "w.gpkg"


def test_asked_to_finish_the_plan_is_stored_and_says_so(path):
    finish = Event()
    desk = Desk(finish=finish, on_plan=finish.set)
    answer = plan.run(PlanRequest(str(path), DAY, seconds=600.0), desk)
    assert answer["stopped_after_s"] < 600 and not answer["reproducible"]
    assert any("Stopped by the user" in line for line in lines("plan", answer, "en"))
    with open_workspace(path) as workspace:
        assert [p.plan_id for p in workspace.read(r.Plan)] == [answer["plan_id"]]
        assert "stopped by the user" in workspace.read(r.Event)[-1].summary


@pytest.fixture
def ctrl_c(monkeypatch):
    """Return what Ctrl-C does, with nothing asked for yet."""
    for name in ("asked_to_stop", "asked_to_finish", "_finish_offered"):
        monkeypatch.setattr(interrupt, name, Event())
    return lambda: interrupt._on_interrupt(signal.SIGINT, None)


def test_without_an_offer_ctrl_c_cancels(ctrl_c):
    ctrl_c()
    assert interrupt.asked_to_stop.is_set() and not interrupt.asked_to_finish.is_set()
    with pytest.raises(KeyboardInterrupt):
        ctrl_c()


def test_with_an_offer_the_first_finishes_and_the_second_cancels(ctrl_c):
    interrupt.offer_finish()
    ctrl_c()
    assert interrupt.asked_to_finish.is_set() and not interrupt.asked_to_stop.is_set()
    ctrl_c()
    assert interrupt.asked_to_stop.is_set()
    with pytest.raises(KeyboardInterrupt):
        ctrl_c()


class Listener:
    """Keeps what the resident engine sends."""

    def __init__(self):
        self.heard = []

    def __call__(self, message):
        self.heard.append(message)


def resident(path):
    return Resident(open_workspace(path, write=True), "en")


def test_the_resident_engine_finishes_what_it_can_finish(path):
    engine, sent = resident(path), Listener()

    def send(message):
        sent(message)
        if message.get("can_finish") and not any(m["id"] == "f" for m in sent.heard):
            engine.hear(json.dumps({"id": "f", "finish": "q"}), send, 0)
        if message["id"] == "q" and "progress" not in message:
            engine.stop()

    engine.hear(json.dumps({"id": "q", "command": "plan", "params": {
        "workspace": str(path), "date": DAY, "seconds": 600.0}}), send, 0)
    engine.work()
    answers = {m["id"]: m for m in sent.heard if "progress" not in m}
    assert answers["f"]["result"] == {"finishing": True}
    assert answers["q"]["result"]["stopped_after_s"] < 600


@pytest.mark.parametrize(("message", "answer"), [
    ({"id": "f", "finish": "nobody"}, {"finishing": False}),
    ({"id": "x", "cancel": "nobody"}, {"cancelling": False}),
])
def test_there_may_be_nothing_to_finish(path, message, answer):
    engine, sent = resident(path), Listener()
    engine.hear(json.dumps(message), sent, 0)
    assert sent.heard == [{"id": message["id"], "result": answer}]


def test_a_wish_has_no_other_keys(path):
    engine, sent = resident(path), Listener()
    engine.hear(json.dumps({"id": "f", "finish": "q", "why": "tea"}), sent, 0)
    assert sent.heard[0]["error"]["code"] == "bad_request"
