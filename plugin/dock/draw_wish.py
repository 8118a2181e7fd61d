"""What is to be drawn: the kind of draw, its scheme and day or its campaign, its seal."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from qgis.PyQt.QtCore import QDate, QDateTime, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QFormLayout,
    QWidget,
)

from ..reading.draws import CAMPAIGN, COMMAND_OF, DOUBLE_RANDOM
from ..translation import tr
from ..words import in_language


class DrawWish(QWidget):
    """The form of a draw."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.kind.addItem(tr("Double random: enterprises and officers"), DOUBLE_RANDOM)
        self.kind.addItem(tr("Cross-regional campaign: pairs and teams"), CAMPAIGN)
        self.scheme, self.campaign = QComboBox(), QComboBox()
        for box in (self.kind, self.scheme, self.campaign):  # long names must not widen the dock
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.seal = QCheckBox(tr("Seal until"))
        self.opens_at = QDateTimeEdit(QDateTime.currentDateTime().addDays(1))
        self.opens_at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.opens_at.setEnabled(False)
        self.seal.toggled.connect(self.opens_at.setEnabled)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(tr("Draw"), self.kind)
        self._form.addRow(tr("Scheme"), self.scheme)
        self._form.addRow(tr("Day"), self.day)
        self._form.addRow(tr("Campaign"), self.campaign)
        self._form.addRow(self.seal, self.opens_at)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def offer(
        self, schemes: List[Tuple[str, str, str]], campaigns: List[Tuple[str, str]]
    ) -> None:
        """Offer what the workspace has."""
        _fill(self.scheme, [(code, in_language(en, zh)) for code, en, zh in schemes])
        _fill(self.campaign, campaigns)

    def command(self) -> str:
        """Return the engine's command of the kind chosen."""
        return COMMAND_OF[self.kind.currentData()]

    def to_commit(self) -> Dict[str, Any]:
        """Return the parameters that freeze and commit."""
        if self.kind.currentData() == CAMPAIGN:
            return {"campaign": self.campaign.currentData() or ""}
        day = self.day.date().toString("yyyy-MM-dd")
        scheme = self.scheme.currentData()
        return {"date": day, "scheme": scheme} if scheme else {"date": day}

    def to_draw(self) -> Dict[str, Any]:
        """Return the parameters of the seal, if there is to be one."""
        if not self.seal.isChecked():
            return {}
        return {"open_at": self.opens_at.dateTime().toString("yyyy-MM-ddTHH:mm")}

    def _on_kind(self) -> None:
        teams = self.kind.currentData() == CAMPAIGN
        for widget, shown in ((self.scheme, not teams), (self.day, not teams),
                              (self.campaign, teams)):
            widget.setVisible(shown)
            self._form.labelForField(widget).setVisible(shown)
        self.changed.emit()


def _fill(box: QComboBox, rows: List[Tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    for code, name in rows:
        box.addItem(name, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
