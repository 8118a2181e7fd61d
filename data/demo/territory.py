"""The ground a demo bureau stands on: what geography hands over to the people's side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Brigade, District, Road, Squad, Unit

_BRACKETED = re.compile(r"[(（][^)）]*[)）]")
_SUFFIXES = ("街道", "园区", "镇", "乡", "区", "县", "市")


@dataclass(frozen=True)
class Territory:
    """Districts, brigades, squads and units of one bureau, and the roads through them.

    Districts that are not ``own`` are ignored; so is whatever lies outside own ground.
    ``plate_prefix`` begins the plates of the bureau's vehicles.
    """

    metric_epsg: int
    districts: tuple[District, ...]
    brigades: tuple[Brigade, ...]
    squads: tuple[Squad, ...]
    units: tuple[Unit, ...]
    roads: Sequence[Road]
    plate_prefix: str = "浙E·D"

    @property
    def own_districts(self) -> tuple[District, ...]:
        """Our districts, by code."""
        return tuple(sorted((d for d in self.districts if d.own), key=lambda d: d.district))


def plain_name(name: str) -> str:
    """Return a place's name without what stands in brackets: ``X园区(演示)`` → ``X园区``."""
    return _BRACKETED.sub("", name)


def short_name(name: str) -> str:
    """Return a place's name without its class: ``织里镇`` → ``织里``."""
    plain = plain_name(name)
    for suffix in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 2:
            return plain[: -len(suffix)]
    return plain
