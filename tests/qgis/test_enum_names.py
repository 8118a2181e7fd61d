"""Every enum member the plugin names is there, in the QGIS and Qt the tests run under."""

from __future__ import annotations

import ast
import importlib

import pytest
from conftest import ROOT

#: Named only behind a question whether this QGIS has it.
ASKED_FOR = {"Qgis.LabelOverlapHandling.AllowOverlapAtNoCost"}  # QGIS 3.26


def named_members() -> list[tuple[str, str]]:
    """Module and dotted name of each ``Class.Enum.MEMBER`` in plugin/."""
    found = set()
    for path in (ROOT / "plugin").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        origin = {
            alias.asname or alias.name: (node.module, alias.name) for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.")
            for alias in node.names}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
                    and isinstance(node.value.value, ast.Name)):
                continue
            name, enum = node.value.value.id, node.value.attr
            if name in origin and enum[0].isupper():
                module, real = origin[name]
                found.add((module, f"{real}.{enum}.{node.attr}"))
    return sorted(found)


MEMBERS = named_members()


def test_there_are_many():
    assert len(MEMBERS) > 60


@pytest.mark.parametrize("module, name", MEMBERS, ids=[name for _, name in MEMBERS])
def test_the_member_is_there(module, name):
    held = importlib.import_module(module)
    try:
        for part in name.split("."):
            held = getattr(held, part)
    except AttributeError:
        assert name in ASKED_FOR, name
