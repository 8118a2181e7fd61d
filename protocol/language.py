"""English templates and their Chinese translation, for whatever the engine says.

The catalogues are ``resources/i18n/zh_CN/*.json``: English template → Chinese
template, with the same ``{placeholders}``. One file per room, so that rooms do
not get into each other's way.
"""

from __future__ import annotations

import json
import locale
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

ENGLISH = "en"
CHINESE = "zh_CN"


@lru_cache(maxsize=1)
def catalogue() -> dict[str, str]:
    """Return the whole Chinese catalogue: English template → Chinese template."""
    folder = resources.files(__name__.partition(".")[0]).joinpath("resources", "i18n", CHINESE)
    words: dict[str, str] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".json"):
            words.update(json.loads(entry.read_text("utf-8")))
    return words


@dataclass(frozen=True)
class InBoth:
    """A value of a sentence that has its own words in either language."""

    english: str
    chinese: str

    def __str__(self) -> str:
        return self.english


def _(template: str) -> str:
    """Mark a template that is said elsewhere, so that the catalogue's test finds it."""
    return template


def say(template: str, language: str, **params: Any) -> str:
    """Render ``template`` in ``language``; an unknown template stays English.

    Parameters that are themselves templates of the catalogue are not translated:
    pass them through :func:`say` first, or as :class:`InBoth`.
    """
    if language.startswith("zh"):
        template = catalogue().get(template, template)
        params = {k: v.chinese if isinstance(v, InBoth) else v for k, v in params.items()}
    return template.format(**params) if params else template


def user_language() -> str:
    """Return ``zh_CN`` or ``en``: ``HALFHOUR_LANG``, else the locale's language."""
    for name in ("HALFHOUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return CHINESE if value.lower().startswith("zh") else ENGLISH
    spoken = locale.getlocale()[0] or ""
    return CHINESE if spoken.lower().startswith(("zh", "chinese")) else ENGLISH
