"""The checker: every planted fault is found under its own name, and nothing else is."""

from __future__ import annotations

import json
import shutil
import sqlite3
import string
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import hand_plan
import hand_world
import pytest
import small_world
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_faults import HARMLESS, MUTANTS, NOTICED, Mutant
from shapely.geometry import Point

from halfhour.data.errors import BadInput, Cancelled
from halfhour.data.store.event_chain import line_hash
from halfhour.data.store.geometry_blob import encode, register_functions
from halfhour.engine.commands import check as check_command
from halfhour.engine.desk import Desk
from halfhour.engine.report.day import check as say_check
from halfhour.engine.run import Failure, run
from halfhour.protocol.requests import CheckRequest
from halfhour.routing.check.check import check_plan
from halfhour.routing.check.dijkstra import Adjacency, quickest, sweep
from halfhour.routing.check.report import CheckReport, Findings
from halfhour.routing.check.sentences import FAULTS, NOTICES

#: Visit V4 is mandatory and nobody can make it.
BASELINE = {"mandatory_unserved"}

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace with the plan made by hand, closed."""
    path = tmp_path_factory.mktemp("sound") / "hand.gpkg"
    hand_plan.build(path).close()
    return path


@pytest.fixture
def planted(sound: Path, tmp_path: Path) -> Callable[[Mutant], Path]:
    """Plant a fault into a copy of the sound workspace and return its path."""

    def plant(mutant: Mutant) -> Path:
        path = tmp_path / "mutant.gpkg"
        shutil.copy(sound, path)
        with closing(_edited(path)) as base:
            for statement in mutant.statements:
                changed = base.execute(statement).rowcount
                assert changed != 0, f"{statement} changes nothing"
            base.commit()
        return path

    return plant


def _edited(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous = OFF")  # a copy may be lost
    register_functions(base)
    base.create_function("PLACE", 1, lambda name: encode(hand_world.point(name)))
    base.create_function("CHAINED", 6, line_hash)
    base.create_function("FAR", 0, lambda: encode(Point(hand_world.lonlat(9000, 6500))))
    return base


def _codes(report: CheckReport) -> set[str]:
    return {finding.code for finding in report.violations}


def test_the_plan_made_by_hand_is_right(sound: Path) -> None:
    report = check_plan(sound)
    assert report.violations == ()
    assert {notice.code for notice in report.notices} == BASELINE
    assert report.ok
    assert report.coverage is not None
    assert report.coverage.static_pct == pytest.approx(80, abs=1e-9)
    assert report.coverage.mean_pct == pytest.approx(42310 / 540, abs=1e-9)
    assert (report.coverage.worst_pct, report.coverage.worst_at_min) == (60.0, 605.0)
    assert report.checked["legs"] == 11
    assert report.checked["minutes"] == 540


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: m.name)
def test_each_planted_fault_is_found_by_name(
    mutant: Mutant, planted: Callable[[Mutant], Path]
) -> None:
    assert _codes(check_plan(planted(mutant), "P1")) == mutant.codes


@pytest.mark.parametrize("mutant", NOTICED, ids=lambda m: m.name)
def test_what_only_deserves_a_notice(mutant: Mutant, planted: Callable[[Mutant], Path]) -> None:
    report = check_plan(planted(mutant))
    assert {finding.code for finding in report.notices} == mutant.codes | BASELINE


@pytest.mark.parametrize("mutant", HARMLESS, ids=lambda m: m.name)
def test_what_is_lawful_is_let_alone(mutant: Mutant, planted: Callable[[Mutant], Path]) -> None:
    assert _codes(check_plan(planted(mutant), "P1")) == set()


def test_no_sentence_is_without_a_fault_that_calls_it() -> None:
    assert {code for mutant in MUTANTS for code in mutant.codes} == set(FAULTS)
    assert {code for mutant in NOTICED for code in mutant.codes} | BASELINE == set(NOTICES)


COUNTED = ("plans", "crews", "visits", "stops", "legs", "floor_relaxations", "routes")


def _numbers(path: Path) -> Iterator[tuple[str, int, str]]:
    """Yield every number of the plan that means something: table, row, column."""
    with closing(sqlite3.connect(path)) as base:
        for table in COUNTED:
            columns = [c[1] for c in base.execute(f"PRAGMA table_info({table})")
                       if c[2] in ("REAL", "INTEGER", "BOOLEAN") and c[1] != "fid"]
            for row in base.execute(f"SELECT * FROM {table}").fetchall():
                yield from ((table, row[0], column) for column in columns
                            if column != "duty_min" and not _free(table, row, column))


def _free(table: str, row: tuple[object, ...], column: str) -> bool:
    # what a stay at home is split into means nothing
    return table == "stops" and "home" in row and column in ("start_min", "end_min")


def test_no_number_of_a_plan_can_move_unnoticed(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "moved.gpkg"
    shutil.copy(sound, path)
    unnoticed = []
    with closing(_edited(path)) as base:
        for table, fid, column in _numbers(sound):
            before = base.execute(f"SELECT {column} FROM {table} WHERE fid = {fid}").fetchone()[0]
            if before is None:
                continue
            moved = f"UPDATE {table} SET {column} = ? WHERE fid = {fid}"
            base.execute(moved, (1 - before if column == "mandatory" else before + 7,))
            base.commit()
            report = check_plan(path)
            if report.ok and {n.code for n in report.notices} == BASELINE:  # a relaxation too long is only a notice
                unnoticed.append((table, fid, column))
            base.execute(moved, (before,))
            base.commit()
    assert unnoticed == []
    assert check_plan(path).ok


def test_a_finding_names_crew_minute_and_evidence(planted: Callable[[Mutant], Path]) -> None:
    mutant = next(m for m in MUTANTS if m.name == "recused officer")
    (finding,) = check_plan(planted(mutant)).violations
    assert (finding.crew_id, finding.minute) == ("B1", 605.0)
    sentence = finding.template.format(**finding.params)
    assert sentence == "Crew B1: b2 must not inspect E3 at 10:05 (recusal)."


def test_a_stretch_of_minutes_is_one_finding(planted: Callable[[Mutant], Path]) -> None:
    mutant = next(m for m in MUTANTS if m.name == "relaxation withdrawn")
    (finding,) = check_plan(planted(mutant)).violations
    sentence = finding.template.format(**finding.params)
    assert sentence == (
        "10:45–11:22: coverage falls to 60.0 %, below the floor of 75.0 %, undeclared."
    )
    assert finding.params["units"] == ["U3", "U4", "U5"]


def test_mandatory_visits_left_out_are_counted(planted: Callable[[Mutant], Path]) -> None:
    mutant = next(m for m in MUTANTS if m.name == "a whole day removed")
    report = check_plan(planted(mutant))
    (notice,) = report.notices
    assert notice.template.format(**notice.params) == (
        "Mandatory visits that are not served: 2 (V1, V4)."
    )
    assert [(f.crew_id, f.params["visit"]) for f in report.violations] == [
        ("A1", "V1"), ("A1", "V2"),
    ]


def test_without_any_weight_there_is_no_percent(planted: Callable[[Mutant], Path]) -> None:
    path = planted(next(m for m in MUTANTS if m.name == "no weight at all"))
    outcome = check_command.run(CheckRequest(str(path)), Desk())
    assert outcome["coverage"] is None
    lines = say_check(outcome, "en")
    assert lines[0] == "Plan P1: violations: 1."
    assert "Recomputed coverage: –, as there is nothing to be covered." in lines


def test_sentences_are_rounded_but_tell_a_claim_from_what_was_found() -> None:
    findings = Findings()
    findings.violation("plan_coverage", plan="P1", field="mean_pct", claimed=78.3518518518518,
                       found=70.123456)
    findings.violation("plan_coverage", plan="P1", field="mean_pct", claimed=78.3518518518518,
                       found=78.351901)
    assert [(f.params["claimed"], f.params["found"]) for f in findings.violations] == [
        (78.35, 70.12), (78.35185, 78.3519),
    ]


def test_nothing_is_left_beside_the_workspace(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "alone.gpkg"
    shutil.copy(sound, path)
    check_plan(path)
    assert [p.name for p in tmp_path.iterdir()] == ["alone.gpkg"]


# -- which plan, and what is no workspace ------------------------------------------------


def _second_plan(path: Path, **sets: str) -> None:
    with closing(_edited(path)) as base:
        base.execute("CREATE TEMP TABLE second AS SELECT * FROM plans")
        base.execute("UPDATE second SET fid = 99, plan_id = 'P2'")
        for column, value in sets.items():
            base.execute(f"UPDATE second SET {column} = ?", (value,))
        base.execute("INSERT INTO plans SELECT * FROM second")
        base.commit()


def test_the_newest_plan_is_taken_but_a_published_one_first(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "空 格.gpkg"
    shutil.copy(sound, path)
    _second_plan(path, made_at="2026-03-16T09:00:00.000Z")
    assert check_plan(path).plan_id == "P2"
    with closing(sqlite3.connect(path)) as base:
        base.execute("UPDATE plans SET state = 'published' WHERE plan_id = 'P1'")
        base.commit()
    assert check_plan(path).plan_id == "P1"
    assert check_plan(path, "P2").plan_id == "P2"


def _write_text(path: Path) -> None:
    path.write_text("not a database", encoding="utf-8")


def _empty_base(path: Path) -> None:
    sqlite3.connect(path).close()


def _spoilt(*statements: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        hand_plan.build(path).close()
        with closing(_edited(path)) as base:
            for statement in statements:
                base.execute(statement)
            base.commit()

    return spoil


@pytest.mark.parametrize(("make", "sentence"), [
    (lambda path: None, "There is no workspace"),
    (_write_text, "is not a Half-Hour workspace"),
    (_empty_base, "is not a Half-Hour workspace"),
    (_spoilt("UPDATE settings SET value = '9' WHERE key = 'schema_version'"), "newer Half-Hour"),
    (_spoilt("DELETE FROM plans"), "has no plan yet"),
    (_spoilt("UPDATE stops SET arrive_min = 'noon' WHERE fid = 3"),
     "table stops, row 3: arrive_min is not a number"),
    (_spoilt("UPDATE stops SET depart_min = 9e999 WHERE fid = 3"), "depart_min is not a number"),
    (_spoilt("UPDATE officers SET joined_on = '2015年' WHERE fid = 1"),
     "table officers, row 1: joined_on is not a date"),
    (_spoilt("UPDATE units SET weight = -1 WHERE fid = 2"),
     "table units, row 2: weight is -1.0, which is less than 0"),
    (_spoilt("UPDATE squads SET turnout_min = -5 WHERE fid = 1"),
     "table squads, row 1: turnout_min is -5.0, which is less than 0"),
    (_spoilt("UPDATE settings SET value = '0' WHERE key = 'travel_factor'",
             "UPDATE plans SET settings = json_set(settings, '$.travel_factor', -1)"),
     "lacks the setting travel_factor, or it is unusable"),
    (_spoilt("UPDATE roads SET speed_kmh = 0 WHERE road_id = 12"), "Road 12 has a speed of 0"),
    (_spoilt("DROP TRIGGER rtree_roads_geom_update1", "DROP TRIGGER rtree_roads_geom_update2",
             "UPDATE roads SET geom = x'4750000100' WHERE fid = 2"), "table roads, row 2"),
])
def test_what_cannot_be_read_is_one_sentence(
    make: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "w.gpkg"
    make(path)
    with pytest.raises(BadInput, match=sentence):
        check_plan(path)


def test_an_unknown_plan_is_named_with_those_there_are(sound: Path) -> None:
    with pytest.raises(BadInput, match="has no plan P7; it has: P1"):
        check_plan(sound, "P7")


# -- plans of the planner ----------------------------------------------------------------


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Plan the small invented county under changed settings; return the workspace."""

    def make(method: str = "response", **changes: object) -> Path:
        path = tmp_path_factory.mktemp("planned") / "县 small.gpkg"
        small_world.build(path, **changes).close()
        outcome = run("plan", {"workspace": str(path), "date": str(small_world.DAY),
                               "method": method}, Desk())
        assert not isinstance(outcome, Failure), outcome
        return path

    return make


@pytest.mark.parametrize("changes", [
    {},
    {"standard_min": 14.0},
    {"standard_min": 14.0, "method": "simple"},  # the floor is not held everywhere
    {"standard_min": 13.0, "mutual_aid": True, "mutual_aid_basis": "演示协议"},
], ids=["as it is", "short standard", "simple planner", "mutual aid"])
def test_the_planner_and_the_checker_agree(
    changes: dict[str, object], planned: Callable[..., Path]
) -> None:
    report = check_plan(planned(**changes))
    assert report.violations == ()
    assert {notice.code for notice in report.notices} <= BASELINE
    assert report.checked["visits"] >= 30


def test_faults_planted_into_a_planned_day_are_found(planned: Callable[..., Path]) -> None:
    path = planned("simple", standard_min=14.0)
    with closing(_edited(path)) as base:
        base.execute("DELETE FROM floor_relaxations")
        base.execute("DELETE FROM visits WHERE state = 'unserved' AND mandatory")
        base.execute("UPDATE officers SET cert_to = '2026-03-16' WHERE officer_id = "
                     "(SELECT officer_id FROM crew_members ORDER BY fid LIMIT 1)")
        base.execute("UPDATE legs SET travel_ms = travel_ms - 60000 WHERE travel_ms = "
                     "(SELECT max(travel_ms) FROM legs)")
        base.commit()
    assert _codes(check_plan(path)) == {
        "floor_breach", "visit_missing", "plan_count", "certificate_invalid", "leg_arrival",
        "path_time", "plan_drive", "route_totals",
    }


# -- the command -------------------------------------------------------------------------


def test_the_command_tells_the_verdict_in_both_languages(
    sound: Path, planted: Callable[[Mutant], Path]
) -> None:
    right = check_command.run(CheckRequest(str(sound)), Desk())
    assert (right["ok"], right["exit_code"], right["violations"]) == (True, 0, [])
    mutant = next(m for m in MUTANTS if m.name == "certificate expired")
    wrong = check_command.run(CheckRequest(str(planted(mutant)), "P1"), Desk(language="zh_CN"))
    assert (wrong["ok"], wrong["exit_code"]) == (False, 3)
    (violation,) = json.loads(json.dumps(wrong))["violations"]
    assert violation["code"] == "certificate_invalid"
    assert violation["sentence"] == "小组 A1:a1 在 2026-03-17 没有有效的执法证。"
    assert violation["en"] == "Crew A1: a1 has no certificate that is valid on 2026-03-17."


def test_the_command_reports_progress_and_stops_when_asked(sound: Path) -> None:
    shares: list[float] = []
    check_command.run(CheckRequest(str(sound)), Desk(sink=lambda share, _: shares.append(share)))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    cancel = Event()

    def stop(share: float, _: str) -> None:
        if share >= 0.2:
            cancel.set()

    with pytest.raises(Cancelled):
        check_command.run(CheckRequest(str(sound)), Desk(sink=stop, cancel=cancel))


def test_every_sentence_has_a_chinese_twin_with_the_same_places() -> None:
    twins = json.loads((ROOT / "resources/i18n/zh_CN/checker.json").read_text("utf-8"))
    for template in (*FAULTS.values(), *NOTICES.values()):
        assert _places(twins[template]) == _places(template), template


def _places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


# -- its Dijkstra ------------------------------------------------------------------------

ARCS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 50)), max_size=25)
ENDS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 20)), min_size=1, max_size=3)


def _relaxed_until_still(arcs: list[tuple[int, int, int]], seeds: list[tuple[int, int]]) -> list[float]:
    """Bellman–Ford: slow, and nothing like a heap."""
    best = [float("inf")] * 8
    for node, ms in seeds:
        best[node] = min(best[node], ms)
    for _ in range(8):
        for tail, head, ms in arcs:
            best[head] = min(best[head], best[tail] + ms)
    return best


@settings(max_examples=200, deadline=None)
@given(ARCS, ENDS, ENDS, st.integers(0, 150))
def test_dijkstra_agrees_with_bellman_ford(
    arcs: list[tuple[int, int, int]], seeds: list[tuple[int, int]],
    targets: list[tuple[int, int]], limit: int,
) -> None:
    adjacency: Adjacency = [[] for _ in range(8)]
    for tail, head, ms in arcs:
        adjacency[tail].append((head, ms))
    best = _relaxed_until_still(arcs, seeds)
    assert sweep(adjacency, seeds, limit) == {n: ms for n, ms in enumerate(best) if ms <= limit}
    least = min(best[node] + ms for node, ms in targets)
    assert quickest(adjacency, seeds, targets, limit) == (least if least <= limit else None)
