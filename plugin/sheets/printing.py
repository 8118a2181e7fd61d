"""Print an order page by page: a generator, so that a window can breathe between pages."""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple

from ...protocol.language import say
from .card import cards
from .card_pages import CardPages
from .ground import Ground
from .order import PrintOrder
from .overview_pages import OverviewPages
from .pdf import PdfFile
from .plan_rows import plan_rows


class Step(NamedTuple):
    """How far the printing is, in sheets (a card or the overview), and what comes next."""

    done: int
    total: int
    name: str


def printing(order: PrintOrder, pages: Dict[str, int]) -> Iterator[Step]:
    """Print; yields before each sheet and page. ``pages`` receives the page count by output.

    Closing the generator early, or an error, leaves no file behind and files of earlier
    printings untouched. Raises ``TaskError`` for what the user can mend.
    """
    plan = plan_rows(order.workspace, order.plan_id, phones=order.phones)
    found = cards(plan, desk_phone=order.desk_phone) if order.cards else []
    total = len(found) + (order.overview is not None)
    yield Step(0, total, order.plan_id)
    ground = Ground(order, plan.facts.metric_epsg)
    files: List[PdfFile] = []
    try:
        if order.cards:
            pdf = PdfFile(order.cards, say("Route cards", order.language))
            files.append(pdf)
            for done, card in enumerate(found):
                yield Step(done, total, card.crew)
                made = CardPages(plan, order, ground, card)
                for sheet in made.sheets:
                    yield Step(done, total, card.crew)
                    pdf.add(sheet)
            pdf.close()
            pages["cards"] = pdf.pages
        if order.overview:
            yield Step(len(found), total, say("City overview", order.language))
            pdf = PdfFile(order.overview, say("City overview", order.language))
            files.append(pdf)
            city = OverviewPages(plan, order, ground)
            for sheet in city.sheets:
                pdf.add(sheet)
            pdf.close()
            pages["overview"] = pdf.pages
        for pdf in files:
            pdf.finish()
        yield Step(total, total, order.plan_id)
    finally:
        for pdf in files:
            pdf.abandon()
