"""A slider and a number for one length in metres; they always agree."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSlider, QSpinBox, QWidget

_LABEL_PX = 96


class MetreSlider(QWidget):
    """``changed`` comes only when the user, not the program, has moved it."""

    changed = pyqtSignal()

    def __init__(self, title: str, low: int, high: int, step: int) -> None:
        super().__init__()
        self._step = step
        self.label = QLabel(title)
        self.label.setFixedWidth(_LABEL_PX)
        self.label.setWordWrap(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.number = QSpinBox()
        self.number.setSuffix(" m")
        self.number.setSingleStep(step)
        self.set_range(low, high)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.label)
        line.addWidget(self.slider, 1)
        line.addWidget(self.number)
        self.slider.valueChanged.connect(self._on_slider)
        self.number.valueChanged.connect(self._on_number)

    def value(self) -> int:
        """Return the metres."""
        return int(self.number.value())

    def set_range(self, low: int, high: int) -> None:
        """Set the bounds, without ``changed``."""
        for part in (self.slider, self.number):
            part.blockSignals(True)
        self.slider.setRange(low // self._step, max(low, high) // self._step)
        self.number.setRange(low, max(low, high))
        for part in (self.slider, self.number):
            part.blockSignals(False)

    def set_value(self, metres: float) -> None:
        """Set the metres, without ``changed``."""
        for part in (self.slider, self.number):
            part.blockSignals(True)
        self.number.setValue(round(metres))
        self.slider.setValue(self.number.value() // self._step)
        for part in (self.slider, self.number):
            part.blockSignals(False)

    def _on_slider(self, steps: int) -> None:
        self.number.blockSignals(True)
        self.number.setValue(steps * self._step)
        self.number.blockSignals(False)
        self.changed.emit()

    def _on_number(self, metres: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(metres // self._step)
        self.slider.blockSignals(False)
        self.changed.emit()
