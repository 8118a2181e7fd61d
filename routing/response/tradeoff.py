"""Plans of one day between most coverage and least driving, and which of them are worth a look.

Every plan is searched for under a floor of its own, but told against the floor of the
workspace: what it does not hold of that is declared in its relaxations like any other breach.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..day.floor import TOLERANCE
from ..day.keep_pins import KeptPins, PinByHand, plan_with_pins
from ..day.problem import DayProblem, DayResult, Timeline
from ..day.progress import Progress
from ..day.relaxations import relaxations
from .planner import make_response_plan
from .policy import Policy
from .watch import never, nothing

#: Plans wanted, and how many more may be tried where one of the first is not worth a look.
PLANS, SPARE = 5, 2
#: A floor that no plan can break.
_NONE_POINTS = 100.0
_CHOSEN = (
    "{start}–{end}: out of reach ({count}): {units}; away on visits meanwhile: {crews}. Chosen: "
    "this plan was made to drive less, for a floor {aimed} points below all at home instead of "
    "{standing}.")
_CHOSEN_FREE = (
    "{start}–{end}: out of reach ({count}): {units}; away on visits meanwhile: {crews}. Chosen: "
    "this plan was made to drive least, for no floor instead of one {standing} points below all "
    "at home.")


@dataclass(frozen=True, order=True)
class Aim:
    """What a plan is searched for: a floor, and how far mean c1 may lie below mean static."""

    floor_points: float
    mean_points: float

    @property
    def free(self) -> bool:
        """Whether only driving counts."""
        return self.floor_points >= _NONE_POINTS


#: Nobody out of reach who is in reach with everybody at home, whatever it drives.
STRICTEST = Aim(0.0, 0.0)
#: Least driving, whoever is left out of reach.
TRAVEL_ONLY = Aim(_NONE_POINTS, _NONE_POINTS)


@dataclass(frozen=True)
class Offer:
    """A plan of the series: its aim and its figures, against the floor of the workspace.

    ``lost_points`` is how far c1(t) falls below static(t) at most, ``mean_lost`` how far on
    average; ``below_min`` counts the
    minutes in which the floor of the workspace (that of class-A units included) is not held.
    """

    aim: Aim
    kept: KeptPins
    drive_ms: int
    lost_points: float
    mean_lost: float
    mean_pct: float
    served_mandatory: int
    served: int
    below_min: int

    @property
    def result(self) -> DayResult:
        """The plan."""
        return self.kept.result

    @property
    def holds_floor(self) -> bool:
        """Whether it keeps the floor of the workspace at every minute."""
        return self.below_min == 0


@dataclass(frozen=True)
class Series:
    """``offers`` from most coverage to least driving, none of them dominated; ``dropped`` are
    those that were, each with the one that is no worse in anything.
    """

    offers: tuple[Offer, ...]
    dropped: tuple[tuple[Offer, Offer], ...]


def trade_off(
    problem: DayProblem, pins: Sequence[PinByHand], *, seconds: float, seed: int,
    cancelled: Callable[[], bool], progress: Progress, finish: Callable[[], bool] = never,
    has_plan: Callable[[], None] = nothing,
) -> Series:
    """Make both ends of the series, then plans between them, each from a stricter one's routes.

    They share ``seconds``; the first, which begins from nothing, gets two shares. A plan that is
    dominated makes room for another one. Errors as in :func:`.planner.make_response_plan`.
    """
    policy = replace(Policy(), unpredictable=False)  # what is compared must be the best found
    at_most = PLANS + SPARE
    found: list[Offer] = []

    def make(aim: Aim, begin: Offer | None) -> Offer:
        shares = 1 if found else 2
        done = len(found) + 1 if found else 0

        def tell(fraction: float, template: str, **params: object) -> None:
            progress((done + shares * fraction) / (at_most + 1), template, **params)

        found.append(plan_at(
            problem, aim, pins, policy,
            begin=begin.result.timelines if begin is not None else None,
            seconds=shares * seconds / (at_most + 1), seed=seed,
            cancelled=cancelled, progress=tell, finish=finish, has_plan=has_plan))
        return found[-1]

    strict = make(STRICTEST, None)
    free = make(TRAVEL_ONLY, strict)
    last = strict
    for aim in between(strict, free, problem.floor_points, policy):
        last = make(aim, last)
    least = min(found, key=lambda offer: offer.drive_ms)
    if least is not free:  # the end was not reached: go on from the plan that came nearest
        make(TRAVEL_ONLY, least)
    while len(found) < at_most and len(undominated(found).offers) < PLANS:
        gap = _widest_gap(undominated(found).offers, {offer.aim for offer in found})
        if gap is None:
            break
        make(*gap)
    return undominated(found)


def between(strict: Offer, free: Offer, floor_points: float, policy: Policy) -> list[Aim]:
    """Return the aims between two ends, evenly, the nearest one moved to the floor wanted.

    The floor of the workspace is among them even if both ends hold it or neither does.
    """
    share = [i / (PLANS - 1) for i in range(1, PLANS - 1)]
    found = [Aim(strict.lost_points + x * (free.lost_points - strict.lost_points),
                 strict.mean_lost + x * (free.mean_lost - strict.mean_lost)) for x in share]
    nearest = min(range(len(found)), key=lambda i: abs(found[i].floor_points - floor_points))
    found[nearest] = Aim(floor_points, policy.mean_points)
    return sorted(set(found) - {STRICTEST, TRAVEL_ONLY})


def plan_at(
    problem: DayProblem, aim: Aim, pins: Sequence[PinByHand], policy: Policy, *, seconds: float,
    seed: int, cancelled: Callable[[], bool], progress: Progress,
    begin: Sequence[Timeline] | None = None, finish: Callable[[], bool] = never,
    has_plan: Callable[[], None] = nothing,
) -> Offer:
    """Plan the day for ``aim``, going on from ``begin``; told against the floor of ``problem``."""
    policy = replace(policy, mean_points=aim.mean_points)
    if aim.free:  # driving alone: neither second cover nor a balance of work is paid for
        policy = replace(policy, single_min=0.0, spread_min=0.0)

    def make(pinned: DayProblem) -> DayResult:
        found = make_response_plan(
            _aiming(problem, pinned, aim), seconds=seconds, seed=seed, cancelled=cancelled,
            progress=progress, policy=policy, finish=finish, has_plan=has_plan,
            begin=begin)
        return _told(pinned, aim, found)

    return _offer(problem, aim, plan_with_pins(problem, pins, make))


def undominated(found: Sequence[Offer]) -> Series:
    """Sort ``found`` by strictness and sort out what another plan makes superfluous."""
    ordered = sorted(found, key=lambda offer: offer.aim)
    kept: list[Offer] = []
    beaten: list[Offer] = []
    for i, one in enumerate(ordered):
        worse = any(_dominates(other, one, earlier=j < i)
                    for j, other in enumerate(ordered) if j != i)
        (beaten if worse else kept).append(one)
    return Series(
        tuple(sorted(kept, key=lambda offer: (-offer.drive_ms, offer.lost_points))),
        tuple((one, next(other for other in kept if _dominates(other, one, earlier=True)))
              for one in beaten))


def _dominates(one: Offer, other: Offer, *, earlier: bool) -> bool:
    """Whether ``one`` is no worse in anything and better in something; of equals the earlier."""
    worth = [_worth(offer) for offer in (one, other)]
    return all(a >= b for a, b in zip(*worth, strict=True)) and (worth[0] != worth[1] or earlier)


def _worth(offer: Offer) -> tuple[float, ...]:
    return (offer.served_mandatory, offer.served, -offer.drive_ms,
            -round(offer.lost_points, 6), round(offer.mean_pct, 6))


def _widest_gap(offers: Sequence[Offer], tried: set[Aim]) -> tuple[Aim, Offer] | None:
    """Return an aim between the neighbours whose driving differs most, and the stricter of them.

    None if there is none between any.
    """
    for low, high in sorted(pairwise(offers), key=lambda pair: pair[1].drive_ms
                            - pair[0].drive_ms):
        middle = Aim((low.lost_points + high.lost_points) / 2,
                     (low.mean_lost + high.mean_lost) / 2)
        if middle not in tried:
            return middle, low
    return None


def _aiming(problem: DayProblem, pinned: DayProblem, aim: Aim) -> DayProblem:
    """Return ``pinned`` with the floor of ``aim``; what was looked up once is not again."""
    demand = replace(pinned.demand, vital=None) if aim.free else pinned.demand
    aiming = replace(pinned, floor_points=aim.floor_points, demand=demand)
    for table in ("node_demand_ms", "ways"):
        vars(aiming)[table] = getattr(problem, table)
    return aiming


def _told(problem: DayProblem, aim: Aim, found: DayResult) -> DayResult:
    """Declare the breaches of the floor of ``problem``; those that were meant say so."""
    breaches = relaxations(problem, found.timelines, found.coverage)
    if aim.floor_points > problem.floor_points:
        breaches = tuple(replace(
            breach, template=_CHOSEN_FREE if aim.free else _CHOSEN,
            params={**breach.params, "aimed": f"{aim.floor_points:.3g}",
                    "standing": f"{problem.floor_points:g}"}) for breach in breaches)
    return replace(found, relaxations=breaches)


def _offer(problem: DayProblem, aim: Aim, kept: KeptPins) -> Offer:
    result = kept.result
    left = {one.visit for one in result.unserved}
    lost = float((result.coverage.static_pct - result.coverage.covered_pct).max(initial=0.0))
    return Offer(
        aim, kept, drive_ms=sum(day.drive_ms for day in result.timelines),
        lost_points=lost if lost > TOLERANCE else 0.0,
        mean_lost=max(0.0, float(
            (result.coverage.static_pct - result.coverage.covered_pct).mean())),
        mean_pct=float(result.coverage.covered_pct.mean()),
        served_mandatory=sum(v.mandatory for i, v in enumerate(problem.visits) if i not in left),
        served=len(problem.visits) - len(left),
        below_min=sum(r.to_min - r.from_min + 1 for r in result.relaxations),
    )
