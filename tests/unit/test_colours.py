"""The colour code by a visible rule: the difference, its saving, its explanation; draw tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_world
from hypothesis import given
from hypothesis import strategies as st

from halfhour.data.colouring import DIMENSIONS, reason, rule_of, verdict
from halfhour.data.errors import BadInput
from halfhour.data.records import ColourRule, DrawClass, DrawScheme, Enterprise, Event
from halfhour.data.rule_presets import COLOUR_RULES, preset_rows
from halfhour.data.store import open_workspace
from halfhour.engine.command_line import main
from halfhour.engine.desk import Desk
from halfhour.engine.run import Failure, run
from halfhour.routing.draw.scheme import presets, scheme_named
from halfhour.routing.draw.scheme_rows import stored_scheme

SCORE = st.floats(0, 100)


def ask(path, **params):
    outcome = run("colours", {"workspace": str(path), **params}, Desk(language="zh_CN"))
    assert not isinstance(outcome, Failure), outcome
    return outcome


def stored(path):
    with open_workspace(path) as workspace:
        return {e.enterprise_id: e for e in workspace.read(Enterprise)}


@given(st.tuples(SCORE, SCORE, SCORE, SCORE), st.integers(0, 3), SCORE)
def test_a_better_score_never_gives_a_worse_colour(scores, which, better):
    raised = tuple(max(s, better) if i == which else s for i, s in enumerate(scores))
    order = ["red", "yellow", "green"]
    assert order.index(verdict(raised).colour) >= order.index(verdict(scores).colour)


@given(st.tuples(SCORE, SCORE, SCORE, SCORE))
def test_every_colour_can_be_recomputed_from_its_reason(scores):
    found = verdict(scores)
    total = round(sum(r.weight * s for r, s in zip(COLOUR_RULES, scores, strict=False)), 1)
    assert found.total == total
    for dimension, value, least in found.short:
        assert value == (total if dimension == "total" else scores[DIMENSIONS.index(dimension)])
        assert value < least
    assert (found.colour == "green") == (not found.short)
    assert "红码" in reason(found) or found.colour != "red"


def test_colours_are_a_difference_first_and_saved_when_asked(path):
    before = stored(path)
    shown = ask(path)
    assert stored(path) == before
    assert (shown["saved"], sum(shown["after"].values())) == (False, len(before))
    # the small world's rule is another one, so that something changes
    assert 0 < shown["changed"] == len(shown["changes"])
    ask(path, save=True)
    after = stored(path)
    assert {k for k in before if before[k].colour != after[k].colour} == {
        c["enterprise_id"] for c in shown["changes"]}
    assert all(e.colour_reason.endswith("码。") for e in after.values())
    assert ask(path)["changed"] == 0
    with open_workspace(path) as workspace:
        (line,) = [e for e in workspace.read(Event) if e.command == "colours"]
        assert "->" in line.summary


def test_who_lacks_a_score_keeps_the_colour(path):
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(Enterprise, {"enterprise_id": small_world.enterprise_id(9)},
                      score_safety=None, colour="yellow", colour_reason="导入")
    assert ask(path, save=True)["kept"] == 1
    assert stored(path)[small_world.enterprise_id(9)].colour_reason == "导入"


def test_an_edited_rule_is_followed_and_a_wrong_one_refused(path):
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(ColourRule, {"dimension": "total"}, red_below=100.0, yellow_below=100.0)
    assert ask(path)["after"] == {"red": 45}
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(ColourRule, {"dimension": "public"}, weight=0.5)
    outcome = run("colours", {"workspace": str(path)}, Desk())
    assert isinstance(outcome, Failure)
    assert (outcome.exit_code, "1.35" in outcome.message) == (2, True)
    for broken in (COLOUR_RULES[1:], [replace(r, red_below=70.0) for r in COLOUR_RULES]):
        with pytest.raises(BadInput):
            rule_of(broken)


def test_every_enterprise_explains_its_colour(path, capsys):
    told = ask(path, enterprise="演示企业12")
    assert told["total"] == round(sum(d["points"] for d in told["dimensions"]), 1)
    assert told["computed"] in ("red", "yellow", "green")
    assert main(["colours", str(path), "--enterprise", "演示企业12", "--lang", "zh_CN"]) == 0
    assert "污染排放" in (said := capsys.readouterr().out)
    assert "按规则" in said
    assert main(["colours", str(path), "--enterprise", "nobody"]) == 2


def test_the_presets_are_rows_and_make_the_presets_again():
    rows = preset_rows()
    schemes = [r for r in rows if isinstance(r, DrawScheme)]
    classes = [r for r in rows if isinstance(r, DrawClass)]
    for name, preset in presets().items():
        assert stored_scheme(name, schemes, classes) == preset
    assert stored_scheme("nowhere", schemes, classes) is None


def test_an_edited_scheme_is_drawn_by_and_a_broken_one_named(path, tmp_path):
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        assert workspace.count(DrawScheme) == len(presets())
        writer.update(DrawClass, {"scheme_id": "chizhou", "code": "ordinary"}, share_pct=12.5)
        writer.update(DrawScheme, {"scheme_id": "chizhou"}, cap=1)
    with open_workspace(path) as workspace:
        scheme = stored_scheme("chizhou", workspace.read(DrawScheme), workspace.read(DrawClass))
    assert scheme["cap"] == 1
    assert scheme["classes"][2]["share"] == [125, 1000]
    assert scheme_named("chizhou")["cap"] == 2
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(DrawClass, {"scheme_id": "chizhou", "code": "ordinary"}, share_pct=None)
    outcome = run("draw", {"workspace": str(path), "date": "2026-03-17"}, Desk())
    assert isinstance(outcome, Failure)
    assert "chizhou" in outcome.message and "classes/2/share" in outcome.message


def test_the_draw_follows_the_table(path):
    with open_workspace(path, write=True) as workspace, workspace.transaction() as writer:
        writer.update(DrawScheme, {"scheme_id": "fuzhou"}, cap=7)
    outcome = run("draw", {"workspace": str(path), "date": "2026-03-17", "scheme": "fuzhou"},
                  Desk())
    assert not isinstance(outcome, Failure), outcome
    from halfhour.data.records import Draw

    with open_workspace(path) as workspace:
        assert '"cap":7' in workspace.read(Draw)[0].roster.replace(" ", "")
