"""What a draw came to: teams, every rule green or red, refusals, how fair it is."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ..translation import tr
from ..words import in_language
from .table import Table

_KEPT, _BROKEN = QColor(27, 122, 75), QColor(179, 0, 27)
_RULE_WIDTH = 96  # leaves the evidence its room in a dock of 380 pixels
REPEATS = 200


class DrawResults(QTabWidget):
    """Tabs; ``team_chosen`` gives the team of the row that was clicked."""

    team_chosen = pyqtSignal(object)
    fairness_asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.teams = Table([tr("Mission"), tr("Inspects"), tr("Is inspected"), tr("Officers")],
                           stretch=3, height=150)
        self.teams.chosen.connect(self.team_chosen)
        self.members = _wrapped()
        self.rules = Table([tr("Mission"), tr("Rule"), tr("Kept"), tr("Evidence")],
                           stretch=3, height=150)
        self.refusals = Table([tr("Officer"), tr("Mission"), tr("Would break")],
                              stretch=2, height=150)
        self.classes = Table([tr("Class"), tr("In the class"), tr("Could be drawn"), tr("Drawn")],
                             stretch=0, height=120)
        self.fairness_button = QPushButton(
            tr("Repeat the draw {count} times").format(count=REPEATS))
        self.fairness_button.clicked.connect(self.fairness_asked)
        self.regions = Table([tr("Region"), tr("People"), tr("Sent per draw"), tr("Share"),
                              tr("χ² (freedom)"), "p"], stretch=0, height=110)
        self.people = Table([tr("Officer"), tr("Region"), tr("Share"), tr("Interval of 95 %")],
                            stretch=3, height=130)
        for table in (self.teams, self.refusals):
            table.wrap()
        self.rules.wrap(column=1, width=_RULE_WIDTH)
        self._pages = [
            (_page(self.teams, self.members), tr("Teams")),
            (_page(self.rules), tr("Rules")),
            (_page(self.refusals), tr("Refusals")),
            (_page(self.fairness_button, self.regions, self.people), tr("Fairness")),
        ]
        self._class_page = (_page(self.classes), tr("Classes"))
        self.wipe()

    def wipe(self) -> None:
        """Show nothing."""
        self.clear()
        self.hide()

    def show_campaign(self, answer: Dict[str, Any]) -> None:
        """Show the teams of a campaign and all that explains them."""
        self._offer(self._pages)
        names = answer["regions"]
        lead = {target: donor for donor, target in answer["pairing"]["pairs"]}
        self.teams.fill([(t, [t["mission"], names[lead[t["target"]]], names[t["target"]],
                              ", ".join(t["members"])]) for t in answer["teams"]])
        self.members.setText(tr("Click a team or its arrow on the map."))
        self.rules.fill([(r, [r["mission"] or tr("all"), r["name"], "✓" if r["kept"] else "✗",
                              r["evidence"]]) for r in answer["rules"]])
        for row, rule in enumerate(answer["rules"]):
            self.rules.tint(row, _KEPT if rule["kept"] else _BROKEN)
        self.refusals.fill([(r, [r["person"], r["mission"], "; ".join(r["conflict"])])
                            for r in answer["refused"]])
        self.show_fairness(answer)

    def show_classes(self, answer: Dict[str, Any]) -> None:
        """Show how many enterprises of each class were drawn."""
        self._offer([self._class_page])
        self.classes.fill([
            (c, [in_language(c["en"], c["zh"]), c["size"], c["eligible"], c["number"]])
            for c in answer["classes"]])

    def show_fairness(self, answer: Dict[str, Any]) -> None:
        """Show everybody's probability, where the draw was repeated."""
        found, names = answer.get("inclusion"), answer["regions"]
        regions: List[Any] = found["regions"] if found else []
        people: List[Any] = found["people"] if found else []
        self.regions.fill([(r, [names[r["region"]], r["people"], r["sent_per_draw"],
                                _percent(r["share"]), "{} ({})".format(r["chi2"], r["freedom"]),
                                "–" if r["p"] is None else r["p"]]) for r in regions])
        self.people.fill([(p, [p["person"], names[p["region"]], _percent(p["share"]),
                               "{} – {}".format(*map(_percent, p["interval"]))]) for p in people])

    def tell_members(self, team: Dict[str, Any], names: Dict[str, str]) -> None:
        """Name the people of one team by their numbers; names are on the sheet only."""
        self.members.setText(tr("{mission}: {target} is inspected by {members}; head {head}. Names "
                                "and certificates are on the sheet.").format(
            mission=team["mission"], target=names[team["target"]],
            members=", ".join(team["members"]), head=team["head"]))

    def choose_target(self, target: str) -> None:
        """Choose the first team that inspects ``target``."""
        for row, team in enumerate(self.teams.records()):
            if team["target"] == target:
                self.setCurrentIndex(0)
                self.teams.choose(row)
                return

    def _offer(self, pages: Any) -> None:
        self.clear()
        for page, title in pages:
            self.addTab(page, title)
        self.show()


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(2, 4, 2, 2)
    for widget in widgets:
        column.addWidget(widget)
    return page


def _wrapped() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    return label


def _percent(share: float) -> str:
    return "{:.1f} %".format(100 * share)
