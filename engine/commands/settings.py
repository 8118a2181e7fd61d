"""``halfhour settings``: the numbers a bureau decides on, shown and changed."""

from __future__ import annotations

from typing import Any

from ...data.errors import BadInput
from ...data.records import Circle, CoverArea, Reach
from ...data.setting_texts import parse_changes, text_of
from ...data.settings import Settings, changed, from_json, to_json
from ...data.store import Workspace
from ...protocol.fields import chosen
from ...protocol.fields.settings import GROUPS, UNITS
from ...protocol.requests import SettingsRequest
from ...routing.traveltime.engine_names import refuse_unknown_engine
from ..desk import Desk

#: What circle, reach and cover areas are computed by.
_OF_THE_CIRCLE = frozenset({
    "standard_min", "turnout_min", "certain_min", "borderline_min", "cutoffs_min",
    "travel_factor", "access_kmh", "snap_limit_m", "turn_restrictions", "mutual_aid",
    "mutual_aid_basis"})
_DEFAULTS = Settings()


def run(request: SettingsRequest, desk: Desk) -> dict[str, Any]:
    """Return the settings, the changed ones stored; plans keep those they were made under.

    What was computed for the circle by other settings is removed. Raises ``BadInput`` naming the
    setting for what cannot be; nothing is changed then.
    """
    wanted = parse_changes(request.change)
    opened = desk.writing if wanted else desk.reading
    with opened(request.workspace) as workspace:
        before = workspace.settings()
        after = _judged(changed(before, **wanted))
        differ = [name for name in wanted if getattr(before, name) != getattr(after, name)]
        outdated = bool(_OF_THE_CIRCLE.intersection(differ)) and workspace.count(Reach) > 0
        if differ:
            _save(workspace, before, after, differ, desk)
    return {
        "groups": [{"name": chosen(group, desk.language), "settings": [
            {"setting": name, "name": chosen(words.name, desk.language),
             "value": text_of(name, getattr(after, name), desk.language),
             "unit": chosen(UNITS[words.unit], desk.language),
             "default": text_of(name, getattr(_DEFAULTS, name), desk.language)}
            for name, words in settings.items()]} for group, settings in GROUPS],
        "changed": differ, "saved": bool(differ), "circle_outdated": outdated,
    }


def _judged(settings: Settings) -> Settings:
    """Return the settings as the store would read them back, or raise ``BadInput``."""
    if settings.mutual_aid and not settings.mutual_aid_basis.strip():
        raise BadInput("Acting in other counties needs its legal basis: set mutual_aid_basis, "
                       "such as the document and its number, together with mutual_aid.")
    if settings.certain_min > settings.borderline_min:
        raise BadInput("certain_min ({certain}) must not be more than borderline_min "
                       "({borderline}).", certain=settings.certain_min,
                       borderline=settings.borderline_min)
    if settings.lunch_min > settings.lunch_close_min - settings.lunch_open_min:
        raise BadInput("A lunch of {lunch} min does not fit between lunch_open_min and "
                       "lunch_close_min; make it shorter or the time for it longer.",
                       lunch=f"{settings.lunch_min:g}")
    refuse_unknown_engine(settings)
    return from_json(to_json(settings))


def _save(
    workspace: Workspace, before: Settings, after: Settings, differ: list[str], desk: Desk
) -> None:
    desk.check_cancel()
    with workspace.transaction() as writer:
        writer.save_settings(after)
        if _OF_THE_CIRCLE.intersection(differ):
            for computed in (Circle, CoverArea, Reach):
                writer.delete(computed)
        writer.log(desk.actor, "settings", "; ".join(
            f"{name}: {text_of(name, getattr(before, name))} -> "
            f"{text_of(name, getattr(after, name))}" for name in differ))
