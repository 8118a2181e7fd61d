"""The administration's codes: known ones, each changed character, and generated ones."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.data.codes import admin_code, industry, permit_code, uscc

KNOWN = "91130200699229617X"  # the example of HJ 608-2017, annex A


def test_the_standards_own_example_is_valid() -> None:
    assert uscc.is_valid(KNOWN)
    assert uscc.organisation_check_character(KNOWN[8:16]) == KNOWN[16]
    assert permit_code.holder_kind(KNOWN + "001P") == "uscc"
    assert permit_code.is_valid(KNOWN + "002P")


@given(st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_one_changed_character_is_rejected(position: int, char: str) -> None:
    changed = KNOWN[:position] + char + KNOWN[position + 1 :]
    assert uscc.is_valid(changed) == (changed == KNOWN)
    assert permit_code.is_valid(changed + "001P") == (changed == KNOWN)


def test_every_single_change_of_every_character_is_rejected() -> None:
    for position in range(18):
        for char in uscc.ALPHABET.replace(KNOWN[position], ""):
            assert not uscc.is_valid(KNOWN[:position] + char + KNOWN[position + 1 :])


@pytest.mark.parametrize(
    "code",
    ["", KNOWN[:-1], KNOWN + "0", KNOWN.lower(), "91130200699229617Ｘ", KNOWN.replace("X", "I"),
     "9１130200699229617X"],
)
def test_malformed_credit_codes(code: str) -> None:
    assert not uscc.is_valid(code)


@pytest.mark.parametrize("body", ["", KNOWN, "9113020069922961I"])
def test_no_check_character_for_what_is_no_body(body: str) -> None:
    with pytest.raises(ValueError, match="17 characters"):
        uscc.check_character(body)


@given(st.integers(), st.sampled_from(["330502", "110101", "990102"]))
def test_generated_codes_are_valid_and_invented(seed: int, place: str) -> None:
    code = uscc.generate(random.Random(seed), place)
    assert uscc.is_valid(code)
    assert code[2:8] == place
    assert code[8:11] == uscc.DEMO_PREFIX
    assert uscc.organisation_check_character(code[8:16]) == code[16]
    assert permit_code.is_valid(permit_code.generate(code, site=2))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (KNOWN + "01P", None),
        (KNOWN + "0011", None),
        (KNOWN + "001p", None),
        (KNOWN + "0A1P", None),
        ("H9330502000000001a" + "001P", "provisional"),
        ("H933050269922961a001P", None),  # one character short
        ("H9330502699229617" + "b001P", "provisional"),
        ("H9330502699229617" + "i001P", None),
    ],
)
def test_permit_code_forms(code: str, kind: str | None) -> None:
    assert permit_code.holder_kind(code) == kind


@pytest.mark.parametrize(("site", "mark"), [(1000, "P"), (1, "p"), (-1, "P"), (1, "")])
def test_no_permit_code_of_impossible_parts(site: int, mark: str) -> None:
    with pytest.raises(ValueError, match="no permit code"):
        permit_code.generate(KNOWN, site, mark)


def test_counties() -> None:
    assert admin_code.is_county("330502")
    for wrong in ("330500", "330000", "33050", "3305021", "990101", "16050２", "000502"):
        assert not admin_code.is_county(wrong)
    assert admin_code.is_county("990101", demo=True)
    assert admin_code.county("3305", 2) == "330502"
    with pytest.raises(ValueError, match="no county"):
        admin_code.county("3305", 0)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("330502001", "street"), ("330502099", "street"), ("330502100", "town"),
        ("330502199", "town"), ("330502200", "township"), ("330502399", "township"),
        ("330502400", "mixed"), ("330502000", None), ("330502600", None), ("330502P01", None),
        ("33050210", None),
    ],
)  # fmt: skip
def test_kinds_of_towns(code: str, kind: str | None) -> None:
    assert admin_code.town_kind(code) == kind
    assert admin_code.is_town(code) == (kind is not None)


@given(st.sampled_from(["street", "town", "township", "mixed"]), st.integers(1, 99))
def test_generated_towns_have_their_kind(kind: str, number: int) -> None:
    assert admin_code.town_kind(admin_code.town("330502", kind, number)) == kind


@pytest.mark.parametrize(("kind", "number"), [("street", 100), ("town", 101), ("park", 1)])
def test_no_town_out_of_range(kind: str, number: int) -> None:
    with pytest.raises(ValueError, match="number"):
        admin_code.town("330502", kind, number)


@pytest.mark.parametrize("code", ["C2614", "2614", "C26", "D4411", "A0313", "26", "T970"])
def test_industries(code: str) -> None:
    assert industry.is_valid(code)
    assert industry.is_valid(industry.with_section(code))


@pytest.mark.parametrize("code", ["D2614", "C", "C2", "C26145", "9801", "00", "c2614", "X26", ""])
def test_no_industries(code: str) -> None:
    assert not industry.is_valid(code)
    with pytest.raises(ValueError, match="4754"):
        industry.with_section(code)


def test_sections_cover_every_division_once() -> None:
    covered = [d for low, high in industry.SECTIONS.values() for d in range(low, high + 1)]
    assert covered == list(range(1, 98))
