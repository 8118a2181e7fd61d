"""Below the design of a zone: enterprises, blind spots and squads inside, or meeting points."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import QgsPointXY
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...protocol.codes import CODES
from ...protocol.fields import chosen
from ...protocol.zone_words import BLIND_WORDS
from ..canvas.focus import Focus
from ..translation import language, tr
from ..words import colour, listed, minutes
from .table import Table


class ZoneContents(QWidget):
    """One table at a time; a chosen row is shown on the map."""

    def __init__(self, focus: Focus) -> None:
        super().__init__()
        self._focus = focus
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.enterprises = Table(
            [tr("Enterprise"), tr("m"), tr("Colour"), tr("Certainty"), tr("Blind spot")],
            stretch=0, height=120)
        self.enterprises.wrap(column=4, width=104)
        self.points = Table([tr("Meeting point"), tr("Later"), tr("Ours"), tr("Theirs")],
                            stretch=0, height=120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.caption, self.enterprises, self.points):
            column.addWidget(widget)
        for table in (self.enterprises, self.points):
            table.chosen.connect(self._show)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.caption.clear()
        self.enterprises.hide()
        self.points.hide()

    def show_inside(self, answer: Dict[str, Any]) -> None:
        """Show the answer of the command ``inside``."""
        words = CODES["zone_enterprises"]["certainty"]
        spoken = language()
        lines = []
        for side in answer["sides"]:
            first = next(iter(side["squads"]), None)
            lines.append(tr("{side}: {count} enterprises inside; first squad {squad}, {minutes} "
                            "min.").format(
                side=side["name"], count=side["inside"],
                squad=first["name"] if first else "–",
                minutes=minutes(first["first_min"] if first else None)))
        crossed = [c["name"] for c in answer["crossings"] if c["name"]]
        if crossed:
            lines.append(tr("Across the line: {names}").format(names=listed(crossed)))
        self.caption.setText("\n".join(lines))
        self.enterprises.fill([
            (row, (row["name"], round(row["distance_m"]), colour(row["colour"])[:1],
                   chosen(words[row["certainty"]], spoken),
                   listed(chosen(BLIND_WORDS[code], spoken) for code in row["blind"])))
            for row in answer["enterprises"]])
        self.enterprises.show()
        self.points.hide()

    def show_points(self, answer: Dict[str, Any]) -> None:
        """Show the answer of the command ``rendezvous``."""
        self.caption.setText(tr("Where the later of both sides is there soonest:"))
        self.points.fill([
            (row, (f"{row['rank']}  {row['near'] or row['road'] or row['node_id']}  "
                   f"({row['squad_a']} / {row['squad_b']})",
                   row["later_min"], row["minutes_a"], row["minutes_b"]))
            for row in answer["points"]])
        self.points.show()
        self.enterprises.hide()

    def _show(self, row: Dict[str, Any]) -> None:
        self._focus.show(None, QgsPointXY(*row["at"]))
