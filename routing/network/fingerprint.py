"""The fingerprint of a road network: plans name it, so that a change of roads shows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import shapely

from ...data.records import Road, TurnRestriction


def roads_fingerprint(
    roads: Sequence[Road], restrictions: Sequence[TurnRestriction] = ()
) -> str:
    """Return the SHA-256 in hexadecimal over all that travel times depend on.

    Per road, in ascending ``road_id``: the line
    ``road_id from_node to_node length_m speed_kmh oneway\\n`` (floats as Python's ``repr``,
    ``oneway`` 0 or 1) in UTF-8, then the little-endian WKB of the geometry. Per turn
    restriction, in ascending id, the line ``restriction_id only roads nodes\n`` (``only`` 0 or
    1, ids joined by ";").
    """
    digest = hashlib.sha256()
    ordered = sorted(roads, key=lambda road: road.road_id)
    blobs = shapely.to_wkb([road.geom for road in ordered], byte_order=1)
    for road, blob in zip(ordered, blobs, strict=True):
        digest.update(
            f"{road.road_id} {road.from_node} {road.to_node} {float(road.length_m)!r} "
            f"{float(road.speed_kmh)!r} {int(road.oneway)}\n".encode()
        )
        digest.update(blob)
    for turn in sorted(restrictions, key=lambda turn: turn.restriction_id):
        digest.update(f"{turn.restriction_id} {int(turn.only)} {';'.join(turn.roads)} "
                      f"{';'.join(turn.nodes)}\n".encode())
    return digest.hexdigest()
