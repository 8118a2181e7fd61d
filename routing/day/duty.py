"""Who inspects and who stands by (备勤): the simple way to keep the half-hour circle.

Where a squad has two crews, one stays at home on call, so that the squad covers what it
covers with everybody at home. A squad with one crew leaves a hole when it rides out; the
router is told the price, and :mod:`.floor` mends what is left.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from .clock import MINUTE_MS
from .coverage_by_minute import static_reach
from .problem import INSPECT, STANDBY, DayProblem

#: Driving that may be spent to leave a crew at home which alone covers a weight of 1.
ABSENCE_PRICE_MS = 30 * MINUTE_MS


def first_duties(problem: DayProblem) -> list[str]:
    """Return each crew's duty: in a squad of several crews one of them stands by.

    That is the crew competent for the fewest mandatory, then for the fewest visits; the
    later crew if both are alike. Duties set in the problem stand, and pinned crews inspect.
    """
    pinned = {pin.crew for pin in problem.pins}
    duties = [INSPECT if k in pinned else crew.duty or INSPECT
              for k, crew in enumerate(problem.crews)]
    squads = defaultdict(list)
    for k, crew in enumerate(problem.crews):
        squads[crew.squad_id].append(k)
    for members in squads.values():
        free = [k for k in members if problem.crews[k].duty is None and k not in pinned]
        if len(members) > 1 and free and not any(duties[k] == STANDBY for k in members):
            duties[min(free, key=lambda k: (*_usefulness(problem, k), -k))] = STANDBY
    return duties


def absence_prices_ms(problem: DayProblem, duties: list[str]) -> list[int]:
    """Return, for each crew, the driving worth spending to leave it at home, in ms.

    It grows with the weight that no crew at home covers once this one has left.
    """
    standing = [k for k, duty in enumerate(duties) if duty == STANDBY]
    covered = static_reach(problem, standing)
    prices = []
    for k in range(len(duties)):
        alone = (static_reach(problem, [k]) & ~covered).any(axis=0)
        prices.append(int(ABSENCE_PRICE_MS * float(np.dot(alone, problem.demand.weight))))
    return prices


def _usefulness(problem: DayProblem, crew: int) -> tuple[int, int]:
    able = [v for v in range(len(problem.visits)) if problem.competent(crew, v)]
    return sum(problem.visits[v].mandatory for v in able), len(able)
