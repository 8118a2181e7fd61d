"""QGIS 3.22 on Windows brings Python 3.9: plugin and protocol keep to it.

So does what ``scripts/verify_draw.py`` needs, for an auditor's Python may be as old.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VERIFIER = (
    "scripts/verify_draw.py", "data/errors.py", "routing/check/teams.py",
    *(f"routing/draw/{name}.py" for name in (
        "by_witness", "campaign_parts", "canonical", "double_random", "eligibility",
        "enterprises", "officers", "pairing", "plain_search", "pointer", "record", "refusal",
        "seed", "stream", "supply", "team_order", "team_problem", "verify", "weighted")),
)
FILES = [p for room in ("plugin", "protocol") for p in sorted((ROOT / room).rglob("*.py"))]
FILES += [ROOT / name for name in VERIFIER]
NEWER = {"datetime.UTC", "enum.StrEnum", "itertools.pairwise", "types.UnionType"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_newer_than_python_39(path):
    tree = ast.parse(path.read_text("utf-8"), feature_version=(3, 9))
    annotations = "annotations" in {
        alias.name for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names}
    assert annotations or not any(isinstance(n, (ast.AnnAssign, ast.arg)) for n in ast.walk(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert not {f"{node.module}.{a.name}" for a in node.names} & NEWER
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            words = {keyword.arg for keyword in node.keywords}
            assert not (name == "zip" and "strict" in words), f"line {node.lineno}"
            assert not (name == "dataclass" and words & {"slots", "kw_only"}), node.lineno


@pytest.mark.parametrize(
    "path", sorted((ROOT / "protocol" / "requests").glob("*.py")), ids=lambda path: path.name)
def test_requests_are_evaluated_without_unions_of_310(path):
    """Their annotations are evaluated at run time, so ``X | None`` is out even there."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            for field in (n for n in node.body if isinstance(n, ast.AnnAssign)):
                assert not any(isinstance(n, ast.BitOr) for n in ast.walk(field.annotation))
