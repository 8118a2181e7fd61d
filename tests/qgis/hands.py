"""A user's hands: clicks and keys that go to what lies on the screen at that place.

Clicks are handed to the window, not to the widget: one that is covered, hidden or behind an
open dialog does not get them, as for a person. They are sent in the next turn of the event
loop, because a click may open a dialog and return only when that is closed.
"""

from __future__ import annotations

from typing import TypeVar

from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTableWidget,
    QWidget,
)

W = TypeVar("W", bound=QWidget)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget that can be seen and used, in its middle or ``at`` a place of it."""
    name = f"{type(widget).__name__} {widget.objectName() or getattr(widget, 'text', str)()}"
    assert widget.isVisible(), f"{name} cannot be seen"
    assert widget.isEnabled(), f"{name} is switched off"
    window = widget.window()
    place = widget.mapTo(window, at if at is not None else widget.rect().center())
    assert widget.visibleRegion().contains(
        at if at is not None else widget.rect().center()), f"{name} is covered"
    handle = window.windowHandle()
    QTimer.singleShot(0, lambda: QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place))


def click_row(table: QTableWidget, row: int, column: int = 0) -> None:
    """Click a row of a table."""
    table.scrollToItem(table.item(row, column))
    click(table.viewport(), table.visualItemRect(table.item(row, column)).center())


def write(widget: QWidget, text: str) -> None:
    """Put the caret into a field, and paste ``text`` in place of what is there."""
    assert widget.isVisible() and widget.isEnabled()
    widget.setFocus()
    QApplication.clipboard().setText(text)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def press_key(widget: QWidget, key: Qt.Key) -> None:
    """Press a key; what it opens may stay open."""
    QTimer.singleShot(0, lambda: QTest.keyClick(widget, key))


def open_menu(bar: QMenuBar, menu: QMenu) -> None:
    """Click a menu's name in the menu bar."""
    click(bar, bar.actionGeometry(menu.menuAction()).center())


def choose_in_menu(menu: QMenu, action: object) -> None:
    """Click an entry of an open menu."""
    click(menu, menu.actionGeometry(action).center())


def open_list(box: QComboBox) -> None:
    """Click a combo box, so that its list opens."""
    click(box)


def scroll_list(box: QComboBox, row: int) -> None:
    """Scroll a long open list of a combo box to an entry; it lies there in the next turn."""
    box.view().scrollTo(box.model().index(row, box.modelColumn()))


def choose_in_list(box: QComboBox, row: int) -> None:
    """Click an entry of a combo box's open list."""
    view = box.view()
    index: QModelIndex = box.model().index(row, box.modelColumn())
    view.scrollTo(index)
    click(view.viewport(), view.visualRect(index).center())


def dialog(kind: type[W]) -> W | None:
    """Return the dialog of a kind that is open in front and takes the clicks."""
    front = QApplication.activeModalWidget()
    return front if isinstance(front, kind) and front.isVisible() else None


def choose_file(path: str) -> None:
    """Write a path into the file dialog in front and press Enter."""
    front = dialog(QFileDialog)
    assert front is not None
    field = front.findChild(QLineEdit, "fileNameEdit")
    write(field, path)
    press_key(field, Qt.Key.Key_Return)


def wheel_into_view(widget: QWidget) -> None:
    """Scroll the page a widget lies on until it can be seen."""
    parent = widget.parentWidget()
    while parent is not None:
        ensure = getattr(parent, "ensureWidgetVisible", None)
        if ensure is not None:
            ensure(widget)
        parent = parent.parentWidget()
