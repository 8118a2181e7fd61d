"""The plugin's Chinese: complete, finished, and the ``.qm`` made from the ``.ts``."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from qgis_program import ROOT

I18N = ROOT / "resources" / "i18n"


def messages() -> dict[str, str]:
    tree = ElementTree.parse(I18N / "halfhour_zh_CN.ts")
    found = {}
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation.get("type") is None, "unfinished: " + message.findtext("source")
        found[message.findtext("source")] = translation.text
    return found


def test_every_text_of_the_plugin_has_its_chinese():
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "translations.py"), "--check"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_qt_says_what_the_ts_says(qgis_app):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    from halfhour.plugin.translation import tr

    translator = QTranslator()
    assert translator.load(str(I18N / "halfhour_zh_CN.qm"))
    known = messages()
    assert len(known) > 250
    QCoreApplication.installTranslator(translator)
    try:
        wrong = {text for text, chinese in known.items() if tr(text) != chinese}
    finally:
        QCoreApplication.removeTranslator(translator)
    assert not wrong


@pytest.mark.parametrize(("locale", "language"), [
    ("zh_CN", "zh_CN"), ("zh-Hans", "zh_CN"), ("zh_TW", "zh_CN"), ("zh", "zh_CN"),
    ("en_US", "en"), ("de", "en"),
])
def test_the_language_follows_qgis(qgis_app, monkeypatch, locale, language):
    from qgis.core import QgsApplication

    from halfhour.plugin import settings, translation

    settings.set_language("")
    monkeypatch.setattr(QgsApplication, "locale", lambda: locale)
    assert translation.language() == language


def test_the_chosen_language_goes_first_and_is_taken_out_again(qgis_app):
    from halfhour.plugin import settings
    from halfhour.plugin.translation import Translation, tr

    settings.set_language("zh_CN")
    one = Translation()
    try:
        one.install()
        assert tr("Roads") == messages()["Roads"] != "Roads"
    finally:
        one.remove()
        settings.set_language("")
    assert tr("Roads") == "Roads"
