"""A list to choose from whose entries have a code behind them."""

from __future__ import annotations

from typing import Iterable, Tuple

from qgis.PyQt.QtWidgets import QComboBox


class CodeCombo(QComboBox):
    """Emits the usual signals only for what a person does, not for :meth:`offer`."""

    def offer(self, entries: Iterable[Tuple[str, str]], chosen: str) -> None:
        """Show (code, text) entries with ``chosen`` selected."""
        self.blockSignals(True)
        self.clear()
        for code, text in entries:
            self.addItem(text, code)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)

    def code(self) -> str:
        """Return the code of the current entry."""
        return str(self.currentData() or "")
