"""The city on one A3 sheet: districts, squads, circle, routes, joint zone, figures, crews."""

from __future__ import annotations

from typing import Dict, List

from qgis.core import QgsMapLayer

from ...protocol.language import say
from .crew_table import CrewRow, crew_rows, duty_counts, put_crews, room
from .furniture import INTERNAL_STAMP, furniture, page_text
from .ground import Ground
from .map_view import Theme, show
from .order import PrintOrder
from .overview_layers import circle_layer, paper_labels, route_layer
from .plan_rows import PlanRows
from .template import Sheet
from .words import clock, whole

_FORCES = ("closures", "squads", "brigades", "posts", "neighbour_squads")
_TERRITORY = ("boundary_lines", "joint_zones", "units", "roads")
_GROUND = ("waters", "districts")


class OverviewPages:
    """The city sheet, and further pages where there are more crews than room beside the map.

    Keep it until the pages are painted, the map's layers live in it.
    """

    def __init__(self, plan: PlanRows, order: PrintOrder, ground: Ground) -> None:
        self._plan, self._order, self._ground = plan, order, ground
        city = Sheet(ground.project, "overview")
        self._map(city)
        self.sheets = [city, *self._crews(city)]
        for number, sheet in enumerate(self.sheets, start=1):
            sheet.write(self._texts(number, len(self.sheets)))

    def _map(self, sheet: Sheet) -> None:
        ground, language = self._ground, self._order.language
        self._own = [
            route_layer(self._plan, language),
            circle_layer(self._order.workspace, self._plan.facts.standard_min, language),
        ]
        routes, circle = self._own
        paper_labels(ground)
        ground.hide_squad("")
        forces, territory = ground.layers(*_FORCES), ground.layers(*_TERRITORY)
        layers = [*forces, routes, *territory, circle, *ground.layers(*_GROUND)]
        districts = ground.layer("districts")
        own = [] if districts is None else [
            f.geometry() for f in districts.getFeatures('"own"')]
        homes = [row["geom"] for row in self._plan.squads.values()]
        theme = Theme(
            layers=layers, legend=layers, nodes=self._legend_nodes(routes),
            box=ground.extent(own),
            important=[ground.metric(one) for one in
                       [*homes, *(leg["geom"] for legs in self._plan.legs.values()
                                  for leg in legs)]],
            margin=0.02, largest=50_000,
        )
        show(sheet, ground, theme, language)

    def _legend_nodes(self, routes: QgsMapLayer) -> Dict[str, List[int]]:
        """Pick a legend's entries: one for all routes, the larger roads, two kinds of areas."""
        nodes = {routes.id(): [0]}
        for key, order in (("roads", [4, 3, 2]), ("joint_zones", [0, 1]), ("districts", [0, 1])):
            layer = self._ground.layer(key)
            if layer is not None:
                nodes[layer.id()] = order
        return nodes

    def _crews(self, city: Sheet) -> List[Sheet]:
        rows, language = crew_rows(self._plan), self._order.language
        first = room(city.frame("crews"))
        put_crews(city, "crews", rows[:first], language)
        more: List[Sheet] = []
        left = rows[first:]
        while left:
            sheet = Sheet(self._ground.project, "overview_crews")
            left = self._fill(sheet, left)
            more.append(sheet)
        return more

    def _fill(self, sheet: Sheet, rows: List[CrewRow]) -> List[CrewRow]:
        for id in sorted(frame for frame in sheet.ids() if frame.startswith("crews_")):
            part, rows = rows[:room(sheet.frame(id))], rows[room(sheet.frame(id)):]
            if part:
                put_crews(sheet, id, part, self._order.language)
            else:
                sheet.layout.removeLayoutItem(sheet.item(id))
        return rows

    def _texts(self, number: int, count: int) -> Dict[str, str]:
        plan, language = self._plan, self._order.language
        city = plan.facts.city or plan.facts.title
        texts = furniture(
            plan, self._order,
            title=say("{city} half-hour duty and inspection routes", language, city=city),
            subtitle="{}  {}".format(plan.head["day"], plan.head["name"]))
        texts.update({
            "internal_stamp": say(INTERNAL_STAMP, language) if plan.several_provinces() else "",
            "figures_title": say("Plan and coverage", language),
            "figures": "\n".join(self._figures()),
            "crews_title": say("Crews with routes", language),
            "hash": say("Plan {plan}", language, plan=plan.head["plan_id"]),
            "page": page_text(number, count, language),
        })
        return texts

    def _figures(self) -> List[str]:
        plan, head, language = self._plan, self._plan.head, self._order.language
        standard = whole(plan.facts.standard_min)
        lines = [
            say("Visits: {served} of {visits} planned; mandatory: {done} of {mandatory}.",
                language, served=head["served"], visits=head["visits"],
                done=head["served_mandatory"], mandatory=head["mandatory"]),
            say("Crews: {crews}; {routes} inspect, {standby} stand by all day, {idle} have no "
                "visit.", language, crews=len(plan.crews), **duty_counts(plan)),
            say("Driving: {km} km, {minutes} min.", language,
                km="{:.0f}".format(head["drive_km"]), minutes="{:.0f}".format(head["drive_min"])),
            say("Units within {standard} min: {static}% if all stayed home; by the plan {mean}% "
                "on average, {worst}% at the lowest ({time}).", language, standard=standard,
                static="{:.1f}".format(head["static_pct"]),
                mean="{:.1f}".format(head["mean_pct"]), worst="{:.1f}".format(head["worst_pct"]),
                time=clock(head["worst_at_min"])),
        ]
        if plan.relaxations:
            lines.append(say("Times below the coverage floor: {count}, see the plan.",
                             language, count=len(plan.relaxations)))
        else:
            lines.append(say("The coverage floor is held all day.", language))
        return lines
