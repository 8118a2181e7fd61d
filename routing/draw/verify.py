"""Verify a record from itself alone: find the first field that is not what it must be.

The record is read, its seed is computed from what was frozen, committed and said, the draw is
repeated, and the bytes are compared.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ...data.errors import BadInput, HalfHourError
from . import double_random
from .by_witness import NoWitness, drawn_by_witness
from .canonical import canonical, sha256
from .pointer import pointer_at_end
from .record import FIELDS, FORMAT, digests_of, to_bytes
from .seed import checked_digits, commitment, seed_of

Tick = Callable[[float], None]
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Verdict:
    """``where`` is the JSON pointer of the first wrong field, None if the record holds.

    ``template``/``params`` say what is wrong with it; ``steps`` are the checks passed.
    ``unproved`` are the pointers of refusals that only a solver can prove; they are empty where
    one was asked.
    """

    where: str | None
    template: str = ""
    params: dict[str, str] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    record: Mapping[str, Any] | None = None
    unproved: tuple[str, ...] = ()


class Sentence(str):
    """An English template that a person will read; its Chinese twin is in the catalogue."""

    __slots__ = ()


class _Wrong(Exception):
    def __init__(self, where: str, template: str, **params: object) -> None:
        values = {"where": where, **{k: str(v) for k, v in params.items()}}
        self.verdict = Verdict(where, template, values)
        super().__init__(where)


def verify(content: bytes, tick: Tick | None = None, *, solver: bool = True) -> Verdict:
    """Verify the bytes of a record file; never raises for what is wrong with the record.

    Without ``solver`` nothing but the standard library is used, and the teams of a campaign
    are their own witness (:mod:`.by_witness`); the steps end with ``witness`` if something
    was left unproved.
    """
    steps: list[str] = []
    unproved: tuple[str, ...] = ()
    try:
        record = _read(content)
        steps.append("form")
        _check_fields(record)
        changed = _changed_part(record)
        if changed is not None and not changed.startswith("/result"):
            raise _Wrong(changed, Sentence("{where} was changed after the draw."))
        steps.append("digests")
        seed = _check_seed(record)
        steps.append("seed")
        if solver or record["kind"] == double_random.KIND:
            again = repeat(record, seed, tick)
        else:
            again, unproved = _by_witness(record, seed, tick)
        _check_result(record, again)
        if changed is not None:
            raise _Wrong(changed, Sentence("{where} was changed after the draw."))
        steps.append("witness" if unproved else "result")
    except _Wrong as wrong:
        found = wrong.verdict
        return Verdict(found.where, found.template, found.params, tuple(steps))
    return Verdict(None, steps=tuple(steps), record=record, unproved=unproved)


def repeat(
    record: Mapping[str, Any], seed: bytes, tick: Tick | None = None
) -> Mapping[str, Any]:
    """Draw again from the frozen roster."""
    with _sound_roster():
        if record["kind"] == double_random.KIND:
            return double_random.run(record["roster"], seed)
        from . import campaign  # the solver: only where it is needed

        return campaign.run(record["roster"], seed, tick)


def _by_witness(
    record: Mapping[str, Any], seed: bytes, tick: Tick | None
) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    with _sound_roster():
        try:
            return drawn_by_witness(record["roster"], record["result"], seed, tick)
        except NoWitness as wrong:
            raise _Wrong(wrong.where, Sentence("The teams recorded do not prove {where}: they "
                                               "are not complete or break a rule.")) from None


@contextmanager
def _sound_roster() -> Iterator[None]:
    try:
        yield
    except (HalfHourError, _Wrong):
        raise
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise _Wrong("/roster", Sentence("The roster cannot be drawn from: {problem}."),
                     problem=repr(error)) from None


def _read(content: bytes) -> dict[str, Any]:
    try:
        record = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        where = pointer_at_end(content[: error.start].decode("utf-8"))
        raise _Wrong(where, Sentence("The file is not UTF-8 at byte {byte}, in {where}."),
                     byte=error.start) from None
    except json.JSONDecodeError as error:
        where = pointer_at_end(content.decode("utf-8")[: error.pos])
        raise _Wrong(where, Sentence("The file is no JSON at byte {byte}, in {where}: {problem}."),
                     byte=error.pos, problem=error.msg) from None
    except RecursionError:
        raise _Wrong("/", Sentence("The file is no record of a draw.")) from None
    if not isinstance(record, dict):
        raise _Wrong("/", Sentence("The file is no record of a draw."))
    try:
        proper = canonical(record) + b"\n"
    except (ValueError, UnicodeEncodeError) as error:
        raise _Wrong("/", Sentence("The record has no canonical form: {problem}."),
                     problem=error) from None
    if proper != content:
        shorter = min(len(proper), len(content))
        at = next((i for i in range(shorter) if proper[i] != content[i]), shorter)
        where = pointer_at_end(content[:at].decode("utf-8", "replace"))
        raise _Wrong(where, Sentence("The bytes are not the canonical form from byte {byte} on, "
                                     "in {where}."), byte=at)
    return record


def _check_fields(record: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name not in record:
            raise _Wrong(f"/{name}", Sentence("The field {where} is missing."))
    for name in record:
        if name not in FIELDS:
            raise _Wrong(f"/{name}", Sentence("The field {where} does not belong there."))
    if record["format"] != FORMAT:
        raise _Wrong("/format", Sentence("The format is {found}; this program reads {known}."),
                     found=record["format"], known=FORMAT)
    if record["kind"] not in (double_random.KIND, "campaign"):
        raise _Wrong("/kind", Sentence("There is no kind of draw called {kind}."),
                     kind=record["kind"])
    for name in ("roster", "result", "digests"):
        if not isinstance(record[name], dict):
            raise _Wrong(f"/{name}", Sentence("The field {where} is no object."))


def _changed_part(record: Mapping[str, Any]) -> str | None:
    """Return the pointer of the innermost part that does not fit its digest, None if all do."""
    there, proper = record["digests"], digests_of(record)
    differ = [p for p in {**proper, **there} if proper.get(p) != there.get(p)]
    if sha256(there) != record["record_sha256"]:
        wrong = f"/digests{differ[0]}" if differ else "/record_sha256"
        raise _Wrong(wrong, Sentence("{where} was changed after the draw."))
    return max(sorted(differ), key=lambda p: p.count("/"), default=None)


def _check_seed(record: Mapping[str, Any]) -> bytes:
    for name in ("roster_sha256", "commitment", "salt", "seed"):
        if not (isinstance(record[name], str) and _HEX.fullmatch(record[name])):
            raise _Wrong(f"/{name}", Sentence("{where} is no SHA-256 value or salt of 64 "
                                              "hexadecimal digits."))
    salt = bytes.fromhex(record["salt"])
    _same("/roster_sha256", record["roster_sha256"], sha256(record["roster"]))
    _same("/commitment", record["commitment"], commitment(salt))
    try:
        proper = checked_digits(str(record["digits"])) == record["digits"]
    except BadInput:
        proper = False
    if not proper:
        raise _Wrong("/digits", Sentence("{found} are no witness digits."),
                     found=record["digits"])
    seed = seed_of(record["roster_sha256"], salt, record["digits"])
    _same("/seed", record["seed"], seed.hex())
    return seed


def _same(where: str, found: str, proper: str) -> None:
    if found != proper:
        raise _Wrong(where, Sentence("{where} is {found}, but must be {proper}."),
                     found=found, proper=proper)


def _check_result(record: Mapping[str, Any], again: Mapping[str, Any]) -> None:
    found = _difference("/result", record["result"], again)
    if found is not None:
        where, is_, must = found
        raise _Wrong(where, Sentence("{where} is {found}, but the draw gives {proper}."),
                     found=_short(is_), proper=_short(must))
    if to_bytes({**record, "result": again}) != to_bytes(record):
        raise _Wrong("/result", Sentence("{where} was changed after the draw."))


def _difference(where: str, found: Any, proper: Any) -> tuple[str, Any, Any] | None:
    """Return the first place where two JSON values differ, and both values there."""
    if isinstance(found, dict) and isinstance(proper, dict):
        for name in sorted({**found, **proper}):
            if name not in found or name not in proper:
                return f"{where}/{name}", found.get(name), proper.get(name)
            inner = _difference(f"{where}/{name}", found[name], proper[name])
            if inner is not None:
                return inner
        return None
    if isinstance(found, list) and isinstance(proper, list):
        for number in range(min(len(found), len(proper))):
            inner = _difference(f"{where}/{number}", found[number], proper[number])
            if inner is not None:
                return inner
        return None if len(found) == len(proper) else (f"{where}/{min(len(found), len(proper))}",
                                                       found[len(proper):], proper[len(found):])
    same = type(found) is type(proper) and found == proper
    return None if same else (where, found, proper)


def _short(value: Any, most: int = 60) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else text[: most - 1] + "…"
