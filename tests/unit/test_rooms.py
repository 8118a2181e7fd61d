"""The arrows between the rooms of docs/architecture.md, read from the imports themselves."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAY_IMPORT = {
    "data": {"protocol"},
    "protocol": set(),
    "routing": {"data", "protocol"},
    "layers": {"routing", "data", "protocol"},
    "engine": {"layers", "routing", "data", "protocol"},
    "plugin": {"protocol"},
    "resources": set(),
}
CHECKER_MAY = {"data.errors", "protocol", "routing.check"}


def modules() -> list[Path]:
    return [p for room in MAY_IMPORT for p in sorted((ROOT / room).rglob("*.py"))]


def imports(path: Path) -> list[tuple[str, int]]:
    """Absolute dotted names of everything ``path`` imports, within a function or not."""
    here = path.relative_to(ROOT).parent.parts
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                found.append((node.module or "", node.lineno))
                continue
            base = ("halfhour", *here[: len(here) - node.level + 1])
            stem = ".".join((*base, *(node.module or "").split("."))).rstrip(".")
            found += [
                (f"{stem}.{alias.name}" if not node.module else stem, node.lineno)
                for alias in node.names
            ]
    return found


def test_there_is_something_to_check():
    assert len(modules()) > 30


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_arrows_go_down_only(room):
    wrong = []
    for path in (ROOT / room).rglob("*.py"):
        for name, line in imports(path):
            parts = name.split(".")
            if parts[0] != "halfhour":
                continue
            target = parts[1] if len(parts) > 1 else ""
            if target != room and target not in MAY_IMPORT[room]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_no_absolute_import_of_ourselves():
    """The package must work under any name of the checkout folder, so imports are relative."""
    wrong = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            wrong += [str(path) for n in names if n.split(".")[0] in ("halfhour", *MAY_IMPORT)]
    assert not wrong


def test_the_checker_shares_nothing_with_the_solver():
    wrong = []
    for path in (ROOT / "routing" / "check").rglob("*.py"):
        for name, line in imports(path):
            short = name.removeprefix("halfhour.")
            ours = name.startswith("halfhour.")
            if ours and not any(short == m or short.startswith(m + ".") for m in CHECKER_MAY):
                wrong.append(f"{path.name}:{line} imports {name}")
            if name.split(".")[0] in ("ortools", "scipy", "networkx", "pyvrp"):
                wrong.append(f"{path.name}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_qgis_only_in_the_plugin():
    wrong = [
        f"{path}:{line}"
        for path in modules() if path.relative_to(ROOT).parts[0] != "plugin"
        for name, line in imports(path) if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6")
    ]
    assert not wrong


def test_protocol_and_plugin_need_no_package():
    allowed = set(sys.stdlib_module_names) | {"halfhour", "qgis"}
    wrong = [
        f"{path}:{line} imports {name}"
        for room in ("protocol", "plugin") for path in (ROOT / room).rglob("*.py")
        for name, line in imports(path) if name.split(".")[0] not in allowed
    ]
    assert not wrong, "\n".join(wrong)


def test_importing_the_package_is_light():
    import subprocess

    code = (
        "import sys, halfhour, halfhour.engine.command_line\n"
        "heavy = {'ortools', 'osmnx', 'geopandas', 'folium', 'matplotlib', 'scipy', 'qgis'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
