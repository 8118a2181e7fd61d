"""Ground by who comes first, by how many squads come in time, and by how sure it is."""

from __future__ import annotations

import dataclasses
from typing import Sequence

from qgis.core import QgsVectorLayer

from ....protocol.palette import COVER_AREAS, FIRST_FILLS
from ..look import Look
from ..symbols import fill, rule, rules
from ..text import put, settings, text_format


def first(layer: QgsVectorLayer, look: Look) -> None:
    """Draw the ground of each squad in a fill that its neighbours do not have, with its name."""
    area = COVER_AREAS["first"]
    members = [
        rule(fill(dataclasses.replace(area, fill=colour)), look.word(area.name),
             '"fid" % {} = {}'.format(len(FIRST_FILLS), number))
        for number, colour in enumerate(FIRST_FILLS)
    ]
    layer.setRenderer(rules(members))
    put(layer, settings('"name"', text_format(8.0, area.colour), from_scale=400_000, priority=2))


def squads_in_time(layer: QgsVectorLayer, look: Look) -> None:
    """Draw where at least one, and where at least two squads come in time."""
    _kinds(layer, look, ("once", "twice"))


def bands(layer: QgsVectorLayer, look: Look) -> None:
    """Draw where somebody comes for certain, perhaps, and too late."""
    _kinds(layer, look, ("certain", "borderline", "beyond"))


def _kinds(layer: QgsVectorLayer, look: Look, kinds: Sequence[str]) -> None:
    layer.setRenderer(rules([
        rule(fill(COVER_AREAS[kind]), look.word(COVER_AREAS[kind].name),
             "\"kind\" = '{}'".format(kind))
        for kind in kinds
    ]))
