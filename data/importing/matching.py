"""From headers to fields: synonyms, cut names, close spellings; what is doubtful is asked."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from .synonyms import bare, plain, vocabulary

_CLOSE = 0.8  # difflib ratio from which another spelling is the same word
_MARGIN = 0.1  # and by how much it must beat the next field
_EMPTY = 1000  # rank of a column without a single value
_LEAST_CUT = 2  # characters that must be left of a cut name


@dataclass
class Match:
    """Columns understood: field → column index, and what became of the other columns.

    ``close``: header → field taken in spite of its spelling; ``unclear``: header → fields
    between which somebody must choose, with their ``places``; ``unused``: headers that mean
    nothing here.
    """

    columns: dict[str, int] = field(default_factory=dict)
    close: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


def candidates(header: str, table: str) -> dict[str, int]:
    """Return the fields a header names exactly, with the rank of the synonym used."""
    words = vocabulary(table)
    exact = words.get(plain(header))
    if exact:
        return exact
    without = words.get(bare(header)) if bare(header) else None
    return {f: rank + 50 for f, rank in without.items()} if without else {}


def match(
    headers: Sequence[Sequence[str]], table: str, *, cut_at: int = 0, encoding: str = "utf-8",
    told: Mapping[str, str] | None = None, empty: Set[int] = frozenset(),
) -> Match:
    """Match columns to the fields of ``table``.

    ``headers[i]`` are the names of column i from the most to the least telling (a two-row
    header has several); ``told`` are decisions of the user, header → field ("" for none).
    A column of ``empty`` gives way to any other that means the same.
    """
    result = Match()
    taken: dict[str, int] = {}  # field → rank
    decided = {plain(h): f for h, f in (told or {}).items()}
    names = [options[0] if options else "" for options in headers]
    left: list[int] = []
    for index, options in enumerate(headers):
        said = next((decided[plain(o)] for o in options if plain(o) in decided), None)
        if said:
            result.columns[said], taken[said] = index, -1
        elif said is None and names[index]:
            left.append(index)
    rest: list[int] = []
    for index in left:
        found = next((c for o in headers[index] if (c := candidates(o, table))), {})
        if not found:
            rest.append(index)
            continue
        name, rank = min(found.items(), key=lambda item: item[1])
        rank += _EMPTY if index in empty else 0
        if name in taken and taken[name] <= rank:
            result.unused.append(names[index])
            continue
        if name in taken:
            result.unused.append(names[result.columns[name]])
        result.columns[name], taken[name] = index, rank
    for index in rest:
        _guess(index, headers[index], table, cut_at, encoding, result)
    return result


def _guess(
    index: int, options: Sequence[str], table: str, cut_at: int, encoding: str, result: Match
) -> None:
    header = options[0]
    scores = _cut(header, table, cut_at, encoding) or _spelled(options, table)
    scores = {name: score for name, score in scores.items() if name not in result.columns}
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not best:
        result.unused.append(header)
    elif len(best) > 1 and best[0][1] - best[1][1] < _MARGIN:
        result.places[header] = index
        result.unclear[header] = [n for n, s in best if best[0][1] - s < _MARGIN]
    else:
        result.columns[best[0][0]] = index
        result.close[header] = best[0][0]


def _cut(header: str, table: str, cut_at: int, encoding: str) -> dict[str, float]:
    """Fields of which a cut name is the beginning; the better the earlier the synonym."""
    start = plain(header.rstrip("\ufffd"))
    full = len(header.encode(encoding, "replace")) >= cut_at - 2
    if not cut_at or not full or len(start) < _LEAST_CUT:
        return {}
    found: dict[str, float] = {}
    for word, ranks in vocabulary(table).items():
        if word.startswith(start):
            for name, rank in ranks.items():
                # a preferred name beats a rare one, but not a field's other names each other
                found[name] = max(found.get(name, 0.0), 1.0 - min(rank, 9) * 0.05)
    return found


def _spelled(options: Sequence[str], table: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for option in options:
        word = bare(option) or plain(option)
        if len(word) < 3:
            continue  # two characters are always close to something
        matcher = difflib.SequenceMatcher(b=word, autojunk=False)
        for known, ranks in vocabulary(table).items():
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() < _CLOSE or matcher.quick_ratio() < _CLOSE:
                continue
            ratio = matcher.ratio()
            if ratio >= _CLOSE:
                for name in ranks:
                    found[name] = max(found.get(name, 0.0), ratio)
    return found
