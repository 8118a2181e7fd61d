"""Route engines: every plan is valid, small problems are solved to the optimum, seeds repeat."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.routing.routes import composition, ortools_engine, pyvrp_engine
from halfhour.routing.routes.judge import judge, route_distance
from halfhour.routing.routes.problem import UNLIMITED, RouteProblem
from halfhour.routing.routes.ruin import engine as ruin
from halfhour.routing.routes.selection import columns, select


def calls(number):
    """A budget that is spent when it has been looked at so often."""
    seen = 0

    def budget():
        nonlocal seen
        seen += 1
        return seen / number

    return budget


def problem(seed, clients=8, vehicles=3, depots=2, optional=0.3):
    r = np.random.default_rng(seed)
    p = depots + clients
    xy = r.integers(0, 1000, (p, 2))
    way = np.rint(np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))).astype(np.int64)
    begin = r.integers(0, 2000, p)
    required = r.random(p) > optional
    allowed = r.random((vehicles, p)) < 0.8
    allowed[0] = True
    ends = np.arange(p) < depots
    return RouteProblem(
        depots=depots, distance=way, duration=way, service=np.where(ends, 0, 30),
        open=np.where(ends, 0, begin), close=np.where(ends, UNLIMITED, begin + 2500),
        demand=np.where(ends, 0, r.integers(1, 4, p)),
        prize=np.where(required, 0, r.integers(100, 1500, p)), required=required,
        depot=r.integers(0, depots, vehicles), capacity=np.full(vehicles, 20),
        max_duration=np.full(vehicles, 6000), shift_open=np.zeros(vehicles, dtype=np.int64),
        shift_close=np.full(vehicles, 9000), allowed=allowed)


def cheapest(p):
    """The optimum by trying everything."""
    best = None
    vehicles = len(p.depot)
    for owner in product(range(-1, vehicles), repeat=len(p.clients)):
        if any(o < 0 and p.required[c] for o, c in zip(owner, p.clients, strict=True)):
            continue
        cost = sum(int(p.prize[c]) for o, c in zip(owner, p.clients, strict=True) if o < 0)
        for k in range(vehicles):
            mine = [c for o, c in zip(owner, p.clients, strict=True) if o == k]
            cost += min((route_distance(p, k, order) for order in permutations(mine)
                         if valid(p, k, order)), default=10**12)
        best = cost if best is None else min(best, cost)
    return best


def valid(p, vehicle, order):
    routes = [()] * len(p.depot)
    routes[vehicle] = tuple(order)
    return not [f for f in judge(p, routes).faults if "required" not in f]


@pytest.fixture(scope="module")
def small():
    """A small problem and its optimum."""
    p = problem(1, clients=5, vehicles=2)
    return p, cheapest(p)


@pytest.mark.parametrize("solve", [ruin.solve, pyvrp_engine.solve, composition.solve])
def test_a_small_problem_is_solved_to_the_optimum(solve, small):
    p, optimum = small
    verdict = judge(p, solve(p, calls(20), seed=3))
    assert verdict.faults == ()
    assert verdict.cost == optimum


def test_ortools_gives_a_valid_plan_not_far_from_the_optimum(small):
    p, optimum = small
    verdict = judge(p, ortools_engine.solve(p, calls(2000)))
    assert verdict.faults == ()
    assert verdict.cost <= 1.1 * optimum


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 25), st.integers(1, 5), st.floats(0, 1))
def test_ruin_and_recreate_never_breaks_a_rule(seed, clients, vehicles, optional):
    p = problem(seed, clients, vehicles, optional=optional)
    routes = ruin.solve(p, calls(5), seed=seed)
    if routes is not None:
        assert judge(p, routes).faults == ()


def test_the_seed_repeats_and_a_start_is_never_made_worse():
    p = problem(5, clients=25, vehicles=4)
    once, again = (ruin.solve(p, calls(5), seed=9) for _ in range(2))
    assert once == again
    further = ruin.solve(p, calls(3), seed=1, start=once)
    assert judge(p, further).cost <= judge(p, once).cost


def test_what_cannot_be_served_in_time_gives_no_plan():
    p = problem(3, clients=4, vehicles=1, optional=0)
    late = replace(p, close=np.where(np.arange(len(p.close)) == 3, 0, p.close),
                   open=np.where(np.arange(len(p.open)) == 3, 0, p.open))
    assert ruin.solve(late, calls(3)) is None


def test_selection_combines_the_best_routes_of_two_plans():
    p = problem(7, clients=12, vehicles=4, optional=0)
    plans = [r for s in range(8) if (r := ruin.solve(p, calls(2), seed=s)) is not None]
    worst = max(plans, key=lambda r: judge(p, r).cost)
    chosen = select(p, columns(p, plans), worst, seconds=2.0)
    assert judge(p, chosen).faults == ()
    assert judge(p, chosen).cost <= min(judge(p, r).cost for r in plans)


FAULTS = {
    "on the road too long": lambda p: replace(p, max_duration=np.full(len(p.depot), 10)),
    "overloaded": lambda p: replace(p, capacity=np.zeros(len(p.depot), dtype=np.int64)),
    "may not serve": lambda p: replace(p, allowed=np.zeros_like(p.allowed)),
    "home too late": lambda p: replace(p, shift_close=np.full(len(p.depot), 1)),
    "too late": lambda p: replace(p, close=np.zeros_like(p.close)),
}


@pytest.mark.parametrize("words", FAULTS)
def test_the_judge_finds_each_fault(words):
    p = problem(11, clients=6, vehicles=2, optional=0)
    routes = ruin.solve(p, calls(5))
    assert judge(p, routes).faults == ()
    assert any(words in fault for fault in judge(FAULTS[words](p), routes).faults)


def test_the_judge_misses_nobody_and_counts_nobody_twice():
    p = problem(11, clients=6, vehicles=2, optional=0)
    routes = [list(r) for r in ruin.solve(p, calls(5))]
    served = next(r for r in routes if r)
    gone = served.pop()
    assert any(f"{gone} is required" in f for f in judge(p, routes).faults)
    served += [gone, gone]
    assert any("2 times" in f for f in judge(p, routes).faults)


@pytest.mark.parametrize("seed", range(6))
def test_clients_whose_prize_does_not_pay_stay_absent_from_a_start(seed):
    p = problem(seed, clients=25, vehicles=4, optional=0.9)
    p = replace(p, prize=p.prize // 8)
    begun = pyvrp_engine.solve(p, calls(60), seed=seed)
    at_once = ruin.solve(p, calls(1), seed=seed, start=begun)
    assert judge(p, at_once).cost <= judge(p, begun).cost


def test_pyvrp_goes_on_as_long_as_it_gets_on():
    shares = iter([0.0, 0.3, 0.4, 0.5, 0.6, 0.71, 0.8, 0.92])
    now = [0.0]
    watch = composition._GettingOn(lambda: now[0])
    costs = [1000, 900, 850, 800, 799, 799, 799, 799]
    spent = []
    for share, cost in zip(shares, costs, strict=True):
        now[0] = share
        watch.note(cost)
        spent.append(watch() >= 1)
    assert spent == [False] * 5 + [True] * 3
    at_once = composition._GettingOn(lambda: 0.95)
    at_once.note(1.0)
    assert at_once() >= 1
