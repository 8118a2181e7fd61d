"""The vocabulary of headers: what people call the columns of a table."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from ...protocol.fields import COMMON, FIELDS
from ..records import spec_of
from .fields import TABLES, fields_of

_PARENTHESES = re.compile(r"[(\[{【].*?[)\]}】]")
_SLASH = re.compile(r"/[^/]{1,4}$")
_UNIT = re.compile(r"[(\[【](.*?)[)\]】]\s*$|/([^/]{1,4})$")
_NOISE = re.compile(r"[\s*＊:_\-—.·、,，。'\"“”]")


def plain(header: str) -> str:
    """Return a header as it is compared: half-width, lower case, without blanks and marks."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", header)).lower().rstrip("?？!")


def bare(header: str) -> str:
    """Return a header without parentheses and without a unit behind a slash, as it is compared."""
    return plain(_SLASH.sub("", _PARENTHESES.sub("", unicodedata.normalize("NFKC", header))))


def unit_of(header: str) -> str:
    """Return what stands in parentheses at the end of a header, or behind a slash."""
    found = _UNIT.search(unicodedata.normalize("NFKC", header))
    return (found[1] or found[2] or "").strip() if found else ""


@cache
def vocabulary(table: str) -> dict[str, dict[str, int]]:
    """Return word (as compared) → field → rank, 0 the best, for an ``--as`` word."""
    words: dict[str, dict[str, int]] = {}

    def learn(word: str, field: str, rank: int) -> None:
        ranks = words.setdefault(plain(word), {})
        ranks[field] = min(rank, ranks.get(field, rank))

    stored = spec_of(TABLES[table]).name
    known = fields_of(table)
    for name in known:
        for both in (FIELDS.get(stored, {}).get(name), COMMON.get(name)):
            if both is not None:
                learn(both[0], name, 0)
                learn(both[1], name, 0)
                break
        learn(name, name, 0)
    own = {field for scope, field, _ in _listed() if scope == table}
    for scope, field, synonyms in _listed():
        general = scope == "*" and field not in own
        if field in known and (scope == table or general):
            for rank, word in enumerate(synonyms):
                learn(word, field, rank + (100 if general else 1))
    return words


@lru_cache(maxsize=1)
def _listed() -> list[tuple[str, str, list[str]]]:
    folder = resources.files(__name__.partition(".")[0]).joinpath("resources", "importing")
    text = folder.joinpath("synonyms.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        (row["table"], row["field"], row["synonyms"].split("|"))
        for row in csv.DictReader(lines)
    ]
