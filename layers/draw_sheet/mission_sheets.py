"""What a team takes along: its sheet, its travel sheet, and the list it hands over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...routing.draw.team_days import TeamDay, TeamJourney
from .markup import Markup, both, element, facts, page, table
from .names import Names


def mission_sheets(
    record: Mapping[str, Any], journeys: Sequence[TeamJourney], names: Names
) -> str:
    """Return all sheets of a campaign as one HTML page; each begins on paper of its own."""
    parts: list[Markup] = []
    for journey in journeys:
        facts_of = _Mission(record, journey, names)
        parts += [facts_of.team_sheet(), facts_of.travel_sheet(), facts_of.hand_over_list()]
    return page(f"{record['draw_id']} 检查组任务单", parts)


class _Mission:
    def __init__(
        self, record: Mapping[str, Any], journey: TeamJourney, names: Names
    ) -> None:
        self._record, self._journey, self._names = record, journey, names
        self._roster = record["roster"]
        self._mission = next(m for m in self._roster["missions"] if m["id"] == journey.mission)
        self._team = next(t for t in record["result"]["teams"]
                          if t["mission"] == journey.mission)
        self._regions = {r["id"]: r["name"] for r in self._roster["regions"]}

    def team_sheet(self) -> Markup:
        """Who goes, on what basis, with whom, when to whom."""
        home = {p["id"]: p["region"] for p in self._roster["people"]}
        members = table([both("Role"), both("Officer (certificate)"), both("From"),
                         both("Signed")], [
            [both("head") if p == self._team["head"] else both("member"),
             self._names.officer(p), self._regions[home[p]], ""]
            for p in sorted(self._team["members"], key=lambda p: p != self._team["head"])])
        days = [part for day in self._journey.days for part in self._day(day)]
        return self._sheet(
            both("Team sheet"), facts([
                (both("Legal basis"), self._mission["legal_basis"]),
                (both("Territorial lead at every visit"), self._mission["territorial_lead"]),
                (both("Base"), self._journey.base.name),
            ]), members, *days, *self._left(),
            element("p", both("Findings are handed over to the region; the team does not handle "
                              "the cases. Every visit begins when the territorial lead is "
                              "there.")))

    def travel_sheet(self) -> Markup:
        """When to leave, how long to drive, when to be back."""
        return self._sheet(
            both("Travel sheet"), facts([
                (both("Travel"), both("overnight, from the base in the region")
                 if self._journey.base.away else both("out and home the same day")),
                (both("Base"), self._journey.base.name),
                (both("People"), len(self._team["members"])),
            ]),
            table([both("Day"), both("Leaves"), both("Stops"), both("Driving"), both("Back"),
                   both("Lunch from")], [
                [_whole(str(day.day)), _clock(day.leave_min), len(day.calls),
                 _whole(f"{day.drive_min:.0f} min"), _clock(day.back_min),
                 _clock(day.lunch_min if day.calls else None)] for day in self._journey.days]))

    def hand_over_list(self) -> Markup:
        """What the region's bureau receives: one line a target, to be filled in and signed."""
        rows = [[number, call.enterprise.name, call.enterprise.enterprise_id, _whole(str(day.day)),
                 Markup("<br><br>"), ""]
                for number, (day, call) in enumerate(
                    ((d, c) for d in self._journey.days for c in d.calls), start=1)]
        sign = table([both("Handed over by (head of the team)"),
                      both("Received by (territorial bureau)"), both("Date")], [])
        empty = element("tr", *(element("td") for _ in range(3)))
        return self._sheet(
            both("Hand-over list to the territorial bureau"),
            element("p", both("Received by: {lead}", lead=self._mission["territorial_lead"])),
            table([both("No."), both("Enterprise"), both("Permit code"), both("Visited on"),
                   both("Findings and evidence"), both("Handled by")], rows),
            Markup(sign.replace("<tbody></tbody>", f'<tbody class="sign">{empty}</tbody>')))

    def _sheet(self, title: Markup, *parts: Markup) -> Markup:
        head: list[Markup] = [element("p", both("Internal, keep safe"), cls="stamp"),
                              element("h1", title)]
        if self._roster["demo"]:
            head.append(element("p", both("demo data, not real"), cls="demo"))
        target = self._regions[self._team["target"]]
        return element("article", *head, facts([
            (both("Campaign"), self._roster["name"]),
            (both("Mission"), f"{self._mission['id']} → {target}"),
            (both("Days"), f"{self._mission['from_day']} – {self._mission['to_day']}"),
            (both("Draw"), f"{self._record['draw_id']} · {self._record['record_sha256'][:16]}"),
        ]), *parts, cls="sheet")

    def _day(self, day: TeamDay) -> Iterable[Markup]:
        if not day.calls:
            yield element("h3", f"{day.day} ", both("reserve day"))
            return
        yield element("h3", str(day.day))
        yield table([both("No."), both("Enterprise"), both("Address"), both("Begins"),
                     both("Finishes"), both("Drive before"), both("Remark")], [
            [n, call.enterprise.name, call.enterprise.address, _clock(call.start_min),
             _clock(call.end_min), _whole(f"{call.drive_min:.0f} min"),
             both("nobody of the team has the skill {skill}; the territorial lead sees to it",
                  skill=call.skill_lacking) if call.skill_lacking else ""]
            for n, call in enumerate(day.calls, start=1)])

    def _left(self) -> Iterable[Markup]:
        if self._journey.left:
            yield element("h3", both("Targets no day holds"))
            yield table([both("Enterprise"), both("Reason")], [
                [target.name, both(template, **params)]
                for target, template, params in self._journey.left])


def _clock(minutes: float | None) -> Markup:
    if minutes is None:
        return Markup("-")
    whole = round(minutes)
    return _whole(f"{whole // 60:02d}:{whole % 60:02d}")


def _whole(words: str) -> Markup:
    return element("span", words, cls="whole")
