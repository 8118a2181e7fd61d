"""The lists a demo bureau is made from: ``resources/demo/*.csv``, each stating its source."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

#: The officers' skill labels; an item asks for one of them or for none.
SKILLS = ("涉水", "涉气", "涉危废", "化工", "噪声", "辐射")


@dataclass(frozen=True)
class Industry:
    """A class of GB/T 4754, the word it lends to company names, and its permit classes."""

    code: str
    name: str
    word: str
    skills: tuple[str, ...]
    weight: float
    key_share: float
    simplified_share: float


@dataclass(frozen=True)
class Matter:
    """A matter of inspection; ``group`` is its kind or ``draw`` (双随机抽查, a routine)."""

    group: str
    kind: str
    name: str
    skill: str | None
    min_min: int
    max_min: int
    break_off_min: float | None
    weight: float
    legal_basis: str


@dataclass(frozen=True)
class KitKind:
    """A kind of kit, and how many pieces each officer, squad and brigade brings."""

    name: str
    per_officer: int
    per_squad: int
    per_brigade: int


def _rows(name: str) -> list[dict[str, str]]:
    root = __package__.split(".")[0]
    text = (resources.files(root) / "resources" / "demo" / name).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@lru_cache(maxsize=1)
def industries() -> tuple[Industry, ...]:
    """Return the industries of the demo, in the order of the file."""
    return tuple(
        Industry(
            row["code"], row["name"], row["word"], tuple(row["skills"].split("|")),
            float(row["weight"]), float(row["key_share"]), float(row["simplified_share"]),
        )
        for row in _rows("industries.csv")
    )  # fmt: skip


@lru_cache(maxsize=1)
def matters() -> tuple[Matter, ...]:
    """Return the matters of inspection, in the order of the file."""
    return tuple(
        Matter(
            row["group"], row["kind"], row["name"], row["skill"] or None,
            int(row["min_min"]), int(row["max_min"]),
            float(row["break_off_min"]) if row["break_off_min"] else None,
            float(row["weight"]), row["legal_basis"],
        )
        for row in _rows("items.csv")
    )  # fmt: skip


@lru_cache(maxsize=1)
def kit() -> tuple[KitKind, ...]:
    """Return the kinds of kit, in the order of the file."""
    return tuple(
        KitKind(
            row["name"], int(row["per_officer"]), int(row["per_squad"]), int(row["per_brigade"])
        )
        for row in _rows("kit.csv")
    )


@lru_cache(maxsize=4)
def syllables(name: str) -> dict[str, str]:
    """Return use → characters of a file of name syllables."""
    return {row["use"]: row["chars"] for row in _rows(name)}


@lru_cache(maxsize=1)
def findings() -> dict[str, tuple[str, ...]]:
    """Return dimension (``discharge``, …, or ``none``) → findings of former inspections."""
    found: dict[str, list[str]] = {}
    for row in _rows("findings.csv"):
        found.setdefault(row["dimension"], []).append(row["finding"])
    return {dimension: tuple(sentences) for dimension, sentences in found.items()}
