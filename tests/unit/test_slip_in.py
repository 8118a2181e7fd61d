"""A visit put where nothing else moves, and what a plan changed by hand says of the others."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from test_day_timeline import PROBLEM, assert_sound

from halfhour.routing.day.explain import why_unserved_by_hand
from halfhour.routing.day.floor import CoverageBook
from halfhour.routing.day.problem import INSPECT
from halfhour.routing.day.slip_in import slipped_in
from halfhour.routing.day.timeline import at_home, schedule


def test_nothing_else_moves():
    tried = 0
    for crew in range(len(PROBLEM.crews)):
        mine = [v for v in range(len(PROBLEM.visits)) if PROBLEM.competent(crew, v)
                and schedule(PROBLEM, crew, [v]) is not None]
        for first, second in pairwise(mine):
            today = schedule(PROBLEM, crew, [first])
            kept = [s for s in today.stops if s.kind in ("visit", "lunch")]
            for day in slipped_in(PROBLEM, today, second):
                tried += 1
                assert_sound(day)
                assert sorted(day.visits) == sorted((first, second))
                still = [s for s in day.stops if s.kind in ("visit", "lunch") and s.visit != second]
                assert [(s.kind, s.place, s.start_ms, s.end_ms) for s in still] == [
                    (s.kind, s.place, s.start_ms, s.end_ms) for s in kept]
    assert tried > 10


def test_a_plan_changed_by_hand_says_who_was_not_sent():
    crew, visit = next((k, v) for k in range(len(PROBLEM.crews))
                       for v in range(len(PROBLEM.visits)) if PROBLEM.competent(k, v)
                       and schedule(PROBLEM, k, [v]) is not None)
    days = [at_home(PROBLEM, k) for k in range(len(PROBLEM.crews))]
    duties = [INSPECT] * len(days)

    def reason(**changes):
        asked = replace(PROBLEM, **changes)
        return why_unserved_by_hand(asked, CoverageBook(asked, days), duties, visit)

    found = reason(floor_points=100.0)
    assert found.code == "free" and PROBLEM.crews[crew].name in found.params["crews"]
    # one crew alone, which reaches the nearest of its units from home and from nowhere else
    mine = (np.arange(len(days)) == crew)[:, None]
    who = PROBLEM.crews[crew]
    least = PROBLEM.demand_ms[who.home][PROBLEM.lawful[crew]].min()
    assert reason(floor_points=0.0, standard_ms=int(who.turnout_ms + least),
                  lawful=PROBLEM.lawful & mine, may_visit=PROBLEM.may_visit & mine).code == "floor"
