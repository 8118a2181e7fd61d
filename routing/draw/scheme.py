"""The scheme of a double-random draw: classes, ratios, caps. Presets, or a file of the user's.

Ratios differ from place to place, so they are presets with their source, never constants;
see ``resources/draw/schemes.json`` and docs/draw-record.md, "Scheme".
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from ...data.errors import BadInput

Scheme = dict[str, Any]

MODES = ("independent", "rotation")
BASES = ("eligible", "class")
#: Columns of the enterprises on which a class may be defined.
COLUMNS = ("colour", "permit_class", "district", "industry")


@lru_cache(maxsize=1)
def presets() -> dict[str, Scheme]:
    """Return the schemes that come with Half-Hour, by id."""
    root = __package__.split(".")[0]
    text = (resources.files(root) / "resources" / "draw" / "schemes.json").read_text("utf-8")
    return {scheme["id"]: scheme for scheme in json.loads(text)}


def scheme_named(name: str) -> Scheme:
    """Return a preset by its id, or the scheme in the JSON file ``name``.

    Raises ``BadInput`` if there is neither, or if the scheme cannot be used.
    """
    if name in presets():
        return presets()[name]
    path = Path(name)
    if not path.is_file():
        raise BadInput("There is no scheme {name}; there are {presets}, or name a JSON file.",
                       name=name, presets=", ".join(presets()))
    try:
        scheme = json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadInput("{file} is not JSON: {problem}.", file=name, problem=error) from None
    for field, problem in problems_of(scheme):
        raise BadInput("{file}: the field {field} is wrong: {problem}.", file=name, field=field,
                       problem=problem)
    return dict(scheme)


def problems_of(scheme: Any) -> list[tuple[str, str]]:
    """Return what keeps ``scheme`` from being used: field and what it should be."""
    if not isinstance(scheme, dict):
        return [("/", "{ … }")]
    found = [(f, "text") for f in ("id", "en", "zh", "source", "period")
             if not isinstance(scheme.get(f), str)]
    found += [(f, "0, 1, 2 …") for f in ("cap", "cool_down_days") if not _count(scheme.get(f))]
    if scheme.get("mode") not in MODES:
        found.append(("mode", " | ".join(MODES)))
    if scheme.get("ratio_base") not in BASES:
        found.append(("ratio_base", " | ".join(BASES)))
    weights = scheme.get("weights", {})
    if not (isinstance(weights, dict) and all(_count(w) and w > 0 for w in weights.values())):
        found.append(("weights", '{"red": 4, …}'))
    classes = scheme.get("classes")
    if not (isinstance(classes, list) and classes):
        return [*found, ("classes", "[ … ]")]
    for number, row in enumerate(classes):
        found += [(f"classes/{number}/{field}", want) for field, want in _class_problems(row)]
    codes = [row.get("code") for row in classes if isinstance(row, dict)]
    if len(set(map(str, codes))) < len(codes):
        found.append(("classes", "code × 1"))
    return found


def _class_problems(row: Any) -> list[tuple[str, str]]:
    if not isinstance(row, dict):
        return [("", "{ … }")]
    found = [(f, "text") for f in ("code", "en", "zh") if not isinstance(row.get(f), str)]
    when = row.get("when")
    if not (isinstance(when, dict) and set(when) <= set(COLUMNS)
            and all(isinstance(v, list) for v in when.values())):
        found.append(("when", " | ".join(COLUMNS)))
    share, each = row.get("share"), row.get("per_officer")
    if share is None:
        if not _count(each):
            found.append(("share", "[25, 100]"))
    elif not (isinstance(share, list) and len(share) == 2 and all(map(_count, share))
              and 0 <= share[0] <= share[1] and share[1] > 0):
        found.append(("share", "[25, 100]"))
    return found


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
