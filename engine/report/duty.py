"""The duty calendar in words."""

from __future__ import annotations

from typing import Any

from ...protocol.codes import CODES
from ...protocol.fields import chosen
from ...protocol.language import _, say
from .columns import columns

_WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_KINDS = {"workday": "", "weekend": _("weekend"), "holiday": _("holiday"),
          "makeup": _("worked in exchange")}
_HEAD = (_("day"), "", _("kind of day"), _("field"), _("office"), _("night"), _("away"), "")
_AWAY = _("away until {until}: {reason}")


def roster(outcome: dict[str, Any], language: str) -> list[str]:
    """List the days, and the people of a single one."""
    rows = [[say(h, language) if h else "" for h in _HEAD]]
    rows += [[d["day"], say(_WEEKDAYS[d["weekday"] - 1], language), _kind(d, language),
              *(str(d[k]) if d["rostered"] else "" for k in ("field", "office", "night")),
              str(d["away"]), _without(d, language)] for d in outcome["days"]]
    out = columns(rows)
    if "people" in outcome:
        out += columns([[p["home"], p["name"], p["officer_id"], _duty(p, language)]
                        for p in outcome["people"]])
    return out


def _kind(day: dict[str, Any], language: str) -> str:
    word = _KINDS[day["kind"]]
    return " ".join(w for w in (say(word, language) if word else "", day["name"]) if w)


def _without(day: dict[str, Any], language: str) -> str:
    if day["rostered"]:
        return ""
    return say("no roster, and it is a working day" if day["worked"] else "no roster", language)


def _duty(person: dict[str, Any], language: str) -> str:
    if person["duty"] == "away":
        return say(_AWAY, language, until=person["until"], reason=person["reason"])
    words = CODES["roster"]["duty"]
    return chosen(words[person["duty"]], language) if person["duty"] in words else person["duty"]
