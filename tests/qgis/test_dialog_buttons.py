"""Our names of a dialog's buttons outlast a change of language, which makes Qt name its own."""

from __future__ import annotations


def test_names_outlast_a_change_of_language(qgis_app, monkeypatch):
    from qgis.PyQt.QtCore import QEvent
    from qgis.PyQt.QtWidgets import QDialogButtonBox

    from halfhour.plugin import dialog_buttons

    monkeypatch.setattr(dialog_buttons, "tr", {"Close": "关闭", "Cancel": "取消"}.get)
    close = QDialogButtonBox.StandardButton.Close
    box = dialog_buttons.button_box(close)
    assert box.button(close).text() == "关闭"
    qgis_app.sendEvent(box, QEvent(QEvent.Type.LanguageChange))
    assert box.button(close).text() == "关闭"
