"""A crew's card as pages: one sheet if the stops fit below the map, else map and table apart."""

from __future__ import annotations

from typing import Dict, List

from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer

from ...protocol.language import CHINESE, say
from .card import Card
from .crew_layers import crew_layers
from .duty import duty_lines
from .furniture import furniture, page_text
from .ground import Ground
from .map_view import Theme, show
from .order import PrintOrder
from .plan_rows import PlanRows
from .stop_table import StopTable
from .template import Sheet
from .words import clock, duty_of, joined

_GROUND = ("closures", "squads", "posts", "units", "roads", "waters", "districts")
#: Half the side of a stand-by crew's map, metres: the streets around its squad.
_AROUND_HOME_M = 3000.0


class CardPages:
    """The pages of one card; keep it until they are painted, the map's layers live in it."""

    def __init__(self, plan: PlanRows, order: PrintOrder, ground: Ground, card: Card) -> None:
        self._plan, self._order, self._ground, self._card = plan, order, ground, card
        self._layers: List[QgsVectorLayer] = []
        self.sheets = self._make()
        for number, sheet in enumerate(self.sheets, start=1):
            sheet.write(self._texts(number, len(self.sheets)))
            sheet.write_ticks("equipment", card.equipment)

    def _make(self) -> List[Sheet]:
        project, language = self._ground.project, self._order.language
        if not self._card.visits():
            front = Sheet(project, "standby_card")
            self._map(front)
            return [front]
        whole = Sheet(project, "route_card")
        table = StopTable(self._card, whole.frame("stops"), language)
        pages = table.pages(whole.frame("stops"))
        if len(pages) == 1:
            table.put(whole, pages[0])
            self._map(whole)
            return [whole]
        front, back = Sheet(project, "route_card_front"), Sheet(project, "route_card_stops")
        self._map(front)
        table = StopTable(self._card, back.frame("stops"), language)
        sheets = [front]
        for rows in table.pages(back.frame("stops")):
            back = back if len(sheets) == 1 else Sheet(project, "route_card_stops")
            table.put(back, rows)
            sheets.append(back)
        return sheets

    def _map(self, sheet: Sheet) -> None:
        # the layers are shared by all cards: pages are painted one by one, before the next is made
        self._ground.hide_squad(self._card.squad_id)
        card, ground, language = self._card, self._ground, self._order.language
        legs = self._plan.legs.get(card.crew_id, [])
        self._layers = crew_layers(card, legs, language)
        below = ground.layers(*_GROUND)
        places = [QgsGeometry.fromPointXY(QgsPointXY(stop.lon, stop.lat)) for stop in card.stops]
        home = self._plan.squads[card.squad_id]["geom"]
        drawn = (places + [leg["geom"] for leg in legs]) or [home]
        box = ground.extent(drawn)
        if not card.visits():
            box.grow(_AROUND_HOME_M)
        roads = ground.layer("roads")
        theme = Theme(
            layers=[*self._layers, *below],
            legend=[*self._layers, *(one for one in below if one is not ground.layer("districts"))],
            nodes={} if roads is None else {roads.id(): [4, 3, 2, 1]},
            box=box,
            important=[ground.metric(one) for one in drawn],
            margin=0.14,
            largest=10_000,
        )
        show(sheet, ground, theme, language)

    def _texts(self, number: int, count: int) -> Dict[str, str]:
        card, language = self._card, self._order.language
        city = self._plan.facts.city or self._plan.facts.title
        texts = furniture(
            self._plan, self._order,
            title=say("{city} inspection route card", language, city=city),
            subtitle="{}  {}({})".format(card.day, card.crew, duty_of(card, language))
            if language == CHINESE else
            "{}  {} ({})".format(card.day, card.crew, duty_of(card, language)),
        )
        texts.update({
            "crew": "\n".join(crew_lines(card, language)),
            "duty_title": say("Half-hour duty", language),
            "duty": "\n".join("• " + line for line in duty_lines(card, language)),
            "equipment_title": say("Equipment before departure", language),
            "signature": say(
                "Received and equipment checked, signed: ______________ at ____:____     "
                "Back, signed: ______________ at ____:____", language),
            "hash": say("Page hash {hash}", language, hash=card.fingerprint()),
            "page": page_text(number, count, language),
        })
        return texts


def crew_lines(card: Card, language: str) -> List[str]:
    """Say who is in the crew, with what, and when."""
    officers = []
    for officer in card.officers:
        text = say("{name} (certificate {number})", language, name=officer.name,
                   number=officer.certificate_no)
        officers.append("{} {}".format(text, officer.phone) if officer.phone else text)
    lines = [
        say("Officers: {officers}", language, officers=joined(officers, language)),
        say("Vehicle: {vehicle}   Shift: {start}–{end}   District: {district}   Squad: {squad}",
            language, vehicle=card.vehicle or "–", start=clock(card.shift_start_min),
            end=clock(card.shift_end_min), district=card.district, squad=card.squad),
    ]
    skills = say("Skills: {skills}", language, skills=joined(card.skills, language) or "–")
    if not card.visits():
        return [*lines, skills]
    figures = say("Visits: {visits}   Driving: {km} km, {minutes} min", language,
                  visits=len(card.visits()), km="{:.1f}".format(card.drive_km),
                  minutes=round(card.drive_min))
    return [*lines, "{}   {}".format(figures, skills)]
