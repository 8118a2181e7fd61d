"""Rows changed by hand: the same rules, one transaction, no lost edit, undo."""

from __future__ import annotations

import json

import pytest
import small_world
from test_import_command import everything

from halfhour.data.records import Enterprise, Event, RosterDay, spec_of
from halfhour.data.store import open_workspace
from halfhour.data.store.rows import to_sql
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run


def plain(record):
    return {c.name: to_sql(getattr(record, c.name)) for c in spec_of(type(record)).columns}


def stored(path, record=Enterprise):
    with open_workspace(path) as workspace:
        return workspace.read(record)


def record(path, table="enterprises", **changes):
    return run("record", {"workspace": str(path), "table": table,
                          "changes": json.dumps(changes, ensure_ascii=False)}, Desk())


def one(path, i=9):
    return next(e for e in stored(path) if e.enterprise_id == small_world.enterprise_id(i))


def test_a_change_is_written_logged_and_undone(path):
    before, all_before = one(path), everything(path)
    outcome = record(path, changed=[{"before": plain(before), "after": {
        "colour": "red", "contact": "演示", "last_check": None, "geom": "POINT (120.1 30.8)"}}])
    assert (outcome["changed"], outcome["new"], outcome["deleted"]) == (1, 0, 0)
    after = one(path)
    assert (after.colour, after.contact, after.last_check) == ("red", "演示", None)
    assert (after.geom.x, after.geom.y) == (120.1, 30.8)
    assert plain(after) == plain(before) | {"colour": "red", "contact": "演示",
                                            "last_check": None}
    assert "1 changed" in stored(path, Event)[-1].summary
    run("import", {"workspace": str(path), "files": [], "undo": True}, Desk())
    after = everything(path)
    assert {k: v for k, v in after.items() if not k.startswith(("import_", "event_"))} == \
        {k: v for k, v in all_before.items() if not k.startswith(("import_", "event_"))}


def test_rows_are_added_and_deleted(path):
    gone = stored(path, RosterDay)[0]
    outcome = record(path, "roster", added=[{"officer_id": "W1-1", "day": "2026-04-01",
                                             "duty": "night"}], deleted=[plain(gone)])
    assert (outcome["new"], outcome["deleted"]) == (1, 1)
    rows = {(r.officer_id, r.day.isoformat()): r.duty for r in stored(path, RosterDay)}
    assert rows["W1-1", "2026-04-01"] == "night"
    assert (gone.officer_id, gone.day.isoformat()) not in rows


@pytest.mark.parametrize(("after", "told"), [
    ({"uscc": "91330500000000000I"}, "Unified social credit code"), ({"score_safety": 101}, "101"),
    ({"district": "999999"}, "999999"), ({"name": None}, "Enterprise is missing"),
    ({"colour": "violet"}, "violet"), ({"geom": "POINT (x"}, "geometry"),
    ({"nonsense": 1}, "nonsense"), ({"last_check": "2026-13-01"}, "2026-13-01")])
def test_what_an_import_would_refuse_is_refused(path, after, told):
    before = everything(path)
    outcome = record(path, changed=[{"before": plain(one(path)), "after": {"contact": "x"}},
                                    {"before": plain(one(path, 10)), "after": after}])
    assert isinstance(outcome, Failure)
    assert outcome.exit_code == 2
    assert told in outcome.message, outcome.message
    assert everything(path) == before


@pytest.mark.parametrize(("language", "missing", "quicker"), [
    ("en", "Enterprise is missing", ": Contact is"), ("zh_CN", "企业名称", "联系人")])
def test_whoever_edits_is_told_in_their_language(path, language, missing, quicker):
    seen = plain(one(path))
    for before, after, told in ((seen, {"name": None}, missing),
                                (seen | {"contact": "谁"}, {"contact": "甲"}, quicker)):
        changes = json.dumps({"changed": [{"before": before, "after": after}]})
        outcome = run("record", {"workspace": str(path), "table": "enterprises",
                                 "changes": changes}, Desk(language=language))
        assert isinstance(outcome, Failure)
        assert told in outcome.message
        assert ("企业" in outcome.message.partition(" ")[0]) == (language == "zh_CN")


def test_the_second_editor_gets_a_sentence_and_loses_nothing(path):
    seen = plain(one(path))
    assert not isinstance(record(path, changed=[{"before": seen, "after": {"contact": "甲"}}]),
                          Failure)
    second = record(path, changed=[{"before": seen, "after": {"contact": "乙"}}])
    assert isinstance(second, Failure)
    assert "somebody else" in second.message and "甲" in second.message
    assert one(path).contact == "甲"
    record(path, deleted=[plain(one(path))])
    third = record(path, changed=[{"before": seen, "after": {"contact": "丙"}}])
    assert isinstance(third, Failure)
    assert "deleted" in third.message


def test_a_key_that_is_taken_is_refused(path):
    outcome = record(path, added=[plain(one(path))])
    assert isinstance(outcome, Failure)
    assert "already" in outcome.message


@pytest.mark.parametrize("text", ["", "[]", '{"x": 1}', '{"changed": [1]}',
                                  '{"changed": [{"before": {}}]}', "{"])
def test_nonsense_is_refused_in_a_sentence(path, text):
    outcome = run("record", {"workspace": str(path), "table": "squads", "changes": text}, Desk())
    assert isinstance(outcome, Failure)
    assert outcome.code == "bad_input"
