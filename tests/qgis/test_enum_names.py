"""Every enum member the plugin names is there, in the QGIS and Qt the tests run under."""

from __future__ import annotations

import ast
import importlib

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


def held(module: str, name: str) -> bool:
    """Whether ``Class.Enum.MEMBER`` is in the module."""
    here = importlib.import_module(module)
    for part in name.split("."):
        here = getattr(here, part, None)
    return here is not None


def test_every_member_is_there():
    members = named_members()
    assert len(members) > 60
    assert not held("qgis.PyQt.QtCore", "Qt.AlignmentFlag.AlignNowhere")
    missing = {name for module, name in members if not held(module, name)}
    assert missing <= ASKED_FOR
