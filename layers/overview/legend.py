"""The sheet's right-hand column: figures of the plan, legend without empty rows, notes."""

from __future__ import annotations

from .. import captions
from ..situation import Situation
from ..style import (
    BOUNDARY,
    CLOSURE,
    DISTRICT,
    ENTERPRISES,
    LAPSED_ZONE,
    POINTS,
    ROADS,
    WATER,
    ZONE_SIDES,
    Line,
    circle_line,
    crew_line,
)
from .column import Column


def figures(column: Column, situation: Situation) -> None:
    """Write what the plan promises, or that there is none."""
    say = column.letters.lines
    shown = situation.plan
    inside, judged = situation.unit_cover()
    if shown is None:
        column.heading(say("Situation"))
        column.words(say("No plan is shown; {squads} squads, {enterprises} enterprises.",
                         squads=len(situation.squads), enterprises=len(situation.enterprises)))
    else:
        plan = shown.plan
        column.heading(say("Plan"))
        states = {s: captions.both(s) for s in ("draft", "published", "superseded")}
        state = states.get(plan.state, (plan.state, plan.state))
        head = "Plan {plan}, {day}, {state}"
        chinese, english = (
            captions.both(head, plan=plan.plan_id, day=plan.day.isoformat(), state=word)[i]
            for i, word in enumerate(state)
        )
        column.words(column.letters.pair(chinese, english))
        column.words(say(
            "Coverage: all at home {static} %, mean {mean} %, worst {worst} % at {at}",
            static=f"{plan.static_pct:.1f}", mean=f"{plan.mean_pct:.1f}",
            worst=f"{plan.worst_pct:.1f}", at=captions.clock(plan.worst_at_min)), bold=True)
        column.words(say(
            "{served} of {visits} visits, {mandatory_served} of {mandatory} mandatory, "
            "{crews} crews, {km} km",
            served=plan.served, visits=plan.visits, mandatory_served=plan.served_mandatory,
            mandatory=plan.mandatory, crews=plan.crews, km=round(plan.drive_km)))
    if judged:
        column.words(say("{inside} of {judged} units inside the half-hour circle",
                         inside=inside, judged=judged))


def legend(column: Column, situation: Situation, road_ranks: list[int],
           circle_minutes: float | None) -> None:
    """Write a row for everything that is on the sheet, and for nothing else."""
    say = column.letters.lines
    column.heading(say("Layers and legend"))
    outside = sum(situation.outside(u) for u in situation.units)
    counts = {
        "brigade": len(situation.brigades), "squad": len(situation.squads),
        "post": len(situation.posts), "neighbour": len(situation.neighbours),
        "unit": len(situation.units) - outside, "unit_outside": outside,
    }
    for key, count in counts.items():
        if count:
            column.symbol(POINTS[key], say(POINTS[key].name), count)
    for colour, style in ENTERPRISES.items():
        count = sum(e.colour == colour and e.geom is not None for e in situation.enterprises)
        if count:
            column.symbol(style, say(style.name), count)
    if situation.plan and situation.plan.routes:
        column.lines([crew_line(i) for i in range(3)],
                     say("Routes of {count} crews", count=len(situation.plan.routes)))
    if situation.closures:
        column.lines([CLOSURE], say(CLOSURE.name))
    if circle_minutes is not None:
        column.lines([circle_line(circle_minutes)],
                     say("Half-hour circle ({minutes} min)", minutes=f"{circle_minutes:g}"))
    held = [z for z in situation.zones if situation.in_force(z)]
    for own in sorted({situation.own(z.district) for z in held}, reverse=True):
        column.lines([ZONE_SIDES[own]], say(ZONE_SIDES[own].name))
    if len(held) < len(situation.zones):
        column.lines([LAPSED_ZONE], say(LAPSED_ZONE.name))
    if situation.boundaries:
        column.lines([BOUNDARY], say(BOUNDARY.name))
    if situation.waters:
        column.lines([Line("Water", WATER, 1.0, (), WATER, 1.0)], say("Water"))
    if situation.districts:
        column.lines([_edge(DISTRICT)], say(DISTRICT.name))
    for rank in road_ranks:
        column.lines([ROADS[rank].line], say(ROADS[rank].line.name))


def notes(column: Column, situation: Situation) -> None:
    """Write coordinate system, sources and stamps."""
    letters = column.letters
    column.heading(letters.lines("Sources"))
    sources = " · ".join(captions.attribution(situation))
    if sources:
        column.words(letters.pair(sources, sources), size=6.4)
    note = captions.coordinate_note(situation.settings.metric_epsg)
    column.words(letters.pair(*note), size=6.8)
    column.words(letters.lines(captions.INTERNAL_STAMP), size=7.2, colour="#8a1c1c", bold=True)


def _edge(line: Line) -> Line:
    return Line(line.name, line.colour, line.width, line.dash)
