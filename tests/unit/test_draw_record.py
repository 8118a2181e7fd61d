"""Records verify to the byte; whatever is changed in one is found and named."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from campaign_roster import roster
from second_opinion import second_opinion
from test_draw_double_random import frozen

from halfhour.routing.draw import campaign, double_random
from halfhour.routing.draw.by_witness import drawn_by_witness
from halfhour.routing.draw.canonical import sha256
from halfhour.routing.draw.pointer import pointer_at_end
from halfhour.routing.draw.record import FIELDS, make_record, sealed, to_bytes
from halfhour.routing.draw.seed import seed_of
from halfhour.routing.draw.verify import verify

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "verify_draw.py"
SALT = hashlib.sha256(b"salt").digest()


def recorded(kind, data, run):
    seed = seed_of(sha256(data), SALT, "482913")
    return make_record(kind, "T-01", data, salt=SALT, digits="482913",
                       drawn_at="2026-03-17T01:02:03+00:00", result=run(data, seed))


@functools.cache
def double() -> bytes:
    return to_bytes(recorded("double_random", frozen(count=40), double_random.run))


@functools.cache
def teams() -> bytes:
    return to_bytes(recorded("campaign", roster(0, people=30, sizes=(2, 3)), campaign.run))


@functools.cache
def no_teams() -> bytes:
    data = roster(0, people=30, sizes=(2, 3))
    data["missions"][0]["skills"] = [["辐射", 1]]
    return to_bytes(recorded("campaign", data, campaign.run))


@pytest.mark.parametrize("content", [double, teams, no_teams])
def test_a_record_verifies(content):
    verdict = verify(content())
    assert verdict.where is None, verdict
    assert verdict.steps == ("form", "digests", "seed", "result")
    record = json.loads(content())
    assert set(record) == set(FIELDS)
    assert to_bytes(record) == content() == to_bytes(sealed(record))


def test_the_cases_are_what_they_are_called():
    assert json.loads(teams())["result"]["teams"]
    assert json.loads(teams())["result"]["refused"]
    assert json.loads(no_teams())["result"]["shortage"]["conflict"] == ["skill|M0|辐射"]


def test_a_second_program_agrees():
    assert second_opinion(teams()) is None
    record = json.loads(teams())
    record["result"]["teams"][0]["members"].reverse()
    assert second_opinion(to_bytes(record)) == "members out of order"


def interpreters() -> list[str]:
    """This one, the system's, and every other release of Python that is at hand."""
    names = ("/usr/bin/python3", *(f"python3.{n}" for n in range(9, 16)), "pypy3")
    found = [sys.executable, *filter(None, map(shutil.which, names))]
    found += [str(p) for p in Path.home().glob(".pyenv/versions/3.*/bin/python3")]
    releases = {}
    for program in found:
        asked = subprocess.run([program, "-S", "-I", "-c", "import sys; print(sys.version)"],
                               capture_output=True, text=True)
        newest = tuple(map(int, asked.stdout.split(".")[:2])) if not asked.returncode else (0, 0)
        if newest >= (3, 9):
            releases.setdefault(asked.stdout, program)
    return list(releases.values())


@pytest.mark.parametrize("python", interpreters())
def test_a_bare_interpreter_verifies_and_finds_a_change(python, tmp_path):
    for number, content in enumerate((double, teams, no_teams)):
        file = tmp_path / f"{number}.json"
        file.write_bytes(content())
        ran = subprocess.run([python, "-S", "-I", str(SCRIPT), str(file)], capture_output=True,
                             text=True, env={**os.environ, "HALFHOUR_LANG": "en"})
        assert ran.returncode == 0 and ran.stdout.startswith("Verified"), ran
        assert ("/result/shortage" in ran.stdout) == (content is no_teams)
    record = json.loads(teams())
    record["result"]["refused"][0][2] = ["size|M0"]
    file.write_bytes(to_bytes(sealed(record)))
    ran = subprocess.run([python, "-S", "-I", str(SCRIPT), str(file)], capture_output=True,
                         text=True)
    assert ran.returncode == 3 and "/result/refused/0/2" in ran.stdout


def test_the_bare_way_imports_nothing_that_is_installed(tmp_path):
    file = tmp_path / "record.json"
    file.write_bytes(teams())
    code = (
        "import sys; from halfhour.routing.draw.verify import verify\n"
        f"assert verify(open({str(file)!r}, 'rb').read(), solver=False).where is None\n"
        "assert not {'ortools', 'numpy', 'scipy', 'shapely'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("seed", range(12))
def test_the_witness_proves_what_the_solver_draws(seed):
    data = roster(seed, people=36, regions=5, missions=5, sizes=(2, 3, 4))
    key = hashlib.sha256(bytes([seed])).digest()
    drawn = campaign.run(data, key)
    again, unproved = drawn_by_witness(data, drawn, key)
    assert again == drawn
    assert len(unproved) <= 2 or drawn["teams"] is None
    if drawn["teams"] is not None and drawn["refused"]:
        needless = {**drawn, "refused": drawn["refused"][1:]}
        assert drawn_by_witness(data, needless, key)[0] != needless


def test_teams_that_break_a_rule_are_no_witness():
    record = json.loads(teams())
    for team in record["result"]["teams"]:
        team["members"].pop()
    verdict = verify(to_bytes(sealed(record)), solver=False)
    assert verdict.where == "/result/teams/0", verdict


@pytest.mark.parametrize("content", [double, teams, no_teams])
def test_one_flipped_byte_anywhere_is_found_and_named(content):
    whole, rng = content(), random.Random(1)
    named = 0
    for _ in range(250):
        at, flip = rng.randrange(len(whole)), rng.randrange(1, 256)
        changed = bytearray(whole)
        changed[at] ^= flip
        verdict = verify(bytes(changed), solver=False)
        assert verdict.where is not None and verdict.template, (at, flip)
        verdict.template.format(**verdict.params)
        named += any(verdict.where.startswith(f"/{name}") for name in FIELDS)
    # the rest hit the name of a field, which is then the one that does not belong there
    assert named >= 245


@pytest.mark.parametrize(("text", "pointer"), [
    ("", "/"), ('{"a', "/"), ('{"a":', "/a"), ('{"a":{"b":[1,2', "/a/b/1"),
    ('{"a":{"b":[1,2],"c":"x{', "/a/c"), ('{"a":[{"b":"\\"]"},{"d":', "/a/1/d"),
    ('{"a":{"draw_id":"x"},"draw_id":', "/draw_id"),
])
def test_where_a_text_breaks_off(text, pointer):
    assert pointer_at_end(text) == pointer


def changed_at(content: bytes, *path, value) -> bytes:
    record = json.loads(content)
    inner = record
    for step in path[:-1]:
        inner = inner[step]
    assert inner[path[-1]] != value
    inner[path[-1]] = value
    return to_bytes(record)


CHANGES = [
    (("digits",), "482914", "/digits"),
    (("salt",), "0" * 64, "/salt"),
    (("seed",), "1" * 64, "/seed"),
    (("commitment",), "1" * 64, "/commitment"),
    (("roster_sha256",), "1" * 64, "/roster_sha256"),
    (("drawn_at",), "2026-03-18T01:02:03+00:00", "/drawn_at"),
    (("draw_id",), "T-02", "/draw_id"),
    (("format",), "halfhour-draw/2", "/format"),
    (("kind",), "lottery", "/kind"),
    (("roster", "enterprises", 7, "checks"), 9, "/roster/enterprises/7"),
    (("roster", "scheme", "cap"), 3, "/roster/scheme/cap"),
    (("record_sha256",), "1" * 64, "/record_sha256"),
    (("digests", "/digits"), "1" * 16, "/digests/digits"),
    (("result", "visits", 3, "officers"), ["P01", "P03"], "/result/visits/3/officers/0"),
    (("result", "classes", 0, "number"), 99, "/result/classes/0/number"),
]


@pytest.mark.parametrize(("path", "value", "where"), CHANGES)
def test_a_change_is_named(path, value, where):
    verdict = verify(changed_at(double(), *path, value=value))
    assert verdict.where == where, verdict


@pytest.mark.parametrize(("path", "value", "where"), [
    (("digits",), "482914", "/seed"),
    (("salt",), "0" * 64, "/commitment"),
    (("roster", "enterprises", 7, "checks"), 9, "/roster_sha256"),
    (("result", "classes", 0, "number"), 99, "/result/classes/0/number"),
])
def test_a_forger_who_makes_new_digests_is_found_too(path, value, where):
    forged = sealed(json.loads(changed_at(double(), *path, value=value)))
    verdict = verify(to_bytes(forged))
    assert verdict.where == where, verdict


def test_a_forger_who_draws_other_teams_is_found():
    record = json.loads(teams())
    first, second = record["result"]["teams"][:2]
    first["members"][0], second["members"][0] = second["members"][0], first["members"][0]
    verdict = verify(to_bytes(sealed(record)))
    assert verdict.where is not None and verdict.where.startswith("/result/teams/0")
    record = json.loads(teams())
    record["result"]["refused"].pop()
    assert verify(to_bytes(sealed(record))).where.startswith("/result/refused/")


@pytest.mark.parametrize(("content", "where"), [
    (b"", "/"), (b"[]", "/"), (b"\xff\xfe", "/"), (b"{", "/"), (b'{"format": 1}', "/format"),
    (b"[" * 100_000, "/"), (b'{"a":1.5}\n', "/"), (b'{"a":1}\n', "/format"),
    ('{"名":1}\n'.encode(), "/"),
])
def test_files_that_are_no_record(content, where):
    verdict = verify(content)
    assert verdict.where == where and verdict.template


def test_a_roster_that_cannot_be_drawn_from():
    data = frozen(count=10)
    record = recorded("double_random", data, double_random.run)
    del data["officer_rules"]
    seed_ = seed_of(sha256(data), SALT, "482913")
    record |= {"roster": data, "roster_sha256": sha256(data), "seed": seed_.hex()}
    assert verify(to_bytes(sealed(record))).where == "/roster"
