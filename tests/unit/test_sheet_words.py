"""The words of the printed sheets have their Chinese, and the templates their items."""

from __future__ import annotations

import ast
import re

import pytest

from halfhour.protocol.language import catalogue


def sentences(root) -> dict[str, str]:
    """Every literal that plugin/sheets passes to ``say``, ``TaskError`` or as a heading."""
    found = {}
    for path in sorted((root / "plugin" / "sheets").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = {"say": 0, "TaskError": 0, "progress": 1}.get(name)
                if (place is not None and len(node.args) > place
                        and not isinstance(node.args[place], ast.Call)):  # a ``say`` of its own
                    for part in ast.walk(node.args[place]):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            found[part.value] = f"{path.name}:{node.lineno}"
            elif isinstance(node, ast.Assign) and any(
                    word in getattr(node.targets[0], "id", "") for word in ("HEADERS", "STAMP")):
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Constant) and part.value:
                        found[part.value] = f"{path.name}:{node.lineno}"
    return found


def test_every_word_on_paper_has_its_chinese(package_root):
    found = sentences(package_root)
    assert len(found) > 50
    units = {"km", "min"}  # the same in both
    missing = [f"{w}: {s!r}" for s, w in found.items() if s not in catalogue() and s not in units]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(("name", "items"), [
    ("route_card", "map legend scale scale_bar north crs_note stops duty equipment signature crew"),
    ("route_card_front", "map legend scale scale_bar north crs_note duty equipment signature crew"),
    ("standby_card", "map legend scale scale_bar north crs_note duty equipment signature crew"),
    ("route_card_stops", "stops"),
    ("overview", "map legend scale scale_bar north crs_note figures crews internal_stamp"),
    ("overview_crews", "crews_1 crews_2 crews_3"),
])
def test_templates_have_their_items(package_root, name, items):
    text = (package_root / "resources" / "sheets" / f"{name}.qpt").read_text("utf-8")
    ids = set(re.findall(r'\bid="([a-z_0-9]+)"', text))
    common = "title subtitle secrecy demo_stamp maker attribution page hash"
    assert set((items + " " + common).split()) <= ids
    assert "Noto Sans CJK SC" in text
