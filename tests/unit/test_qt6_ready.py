"""The plugin's source is fit for QGIS built with Qt 6, where Qt 5's short cuts are gone.

What cannot be seen in the source is tried in QGIS (tests/qgis/test_enum_names.py).
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "plugin").rglob("*.py"))
#: Gone or moved in Qt 6 or PyQt6, and what takes their place.
GONE = {
    "QRegExp": "QRegularExpression", "QDesktopWidget": "QScreen", "QTextCodec": "str.encode",
    "QMatrix": "QTransform", "QGLWidget": "QOpenGLWidget", "exec_": "exec", "print_": "print",
    "setMargin": "setContentsMargins", "toTime_t": "toSecsSinceEpoch",
    "setTime_t": "setSecsSinceEpoch", "screenGeometry": "QScreen.geometry",
    "globalPos": "globalPosition", "localPos": "position",
    "setResizeMode": "setSectionResizeMode", "setTabStopWidth": "setTabStopDistance",
}


def qgis_names(tree: ast.AST) -> set[str]:
    """Names that a module imports from QGIS or Qt."""
    return {
        alias.asname or alias.name for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.")
        for alias in node.names
    }


def unscoped(tree: ast.AST) -> list[tuple[int, str]]:
    """Enum members taken from the class itself: ``Qt.AlignLeft``; line and name.

    A capital after the class is the name of an enum or of a nested class; without one more
    name after it, it is a member, unless it is called or stands as a type.
    """
    names = qgis_names(tree)
    parent = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
                and node.value.id in names and node.attr[0].isupper()
                and not node.attr.isupper()
                and not isinstance(parent[node], (ast.Attribute, ast.arg, ast.AnnAssign))
                and not (isinstance(parent[node], ast.Call) and parent[node].func is node)
                and not _named(parent[node], node)):
            found.append((node.lineno, f"{node.value.id}.{node.attr}"))
    return found


def _named(parent: ast.AST, node: ast.AST) -> bool:
    """``kind = QgsX.Type``: the enum itself under a shorter name; ``-> QgsX.Rule``: a type."""
    if isinstance(parent, ast.Assign):
        return (len(parent.targets) == 1 and isinstance(parent.targets[0], ast.Name)
                and parent.value is node)
    return isinstance(parent, (ast.FunctionDef, ast.Subscript))


def test_there_is_something_to_check():
    assert len(SOURCES) > 60


@pytest.mark.parametrize("source, wrong", [
    ("from qgis.PyQt.QtCore import Qt\nx(Qt.AlignLeft)", ["Qt.AlignLeft"]),
    ("from qgis.PyQt.QtCore import Qt\nx(Qt.AlignmentFlag.AlignLeft)", []),
    ("from qgis.core import QgsTask\ny = f(1, QgsTask.CanCancel)", ["QgsTask.CanCancel"]),
    ("from qgis.core import QgsRuleBasedRenderer as R\nR.Rule(None)", []),
    ("from qgis.core import Qgis\nx = Qgis.MessageLevel(level)", []),
    ("from os import Qt\nx(Qt.AlignLeft)", []),
])
def test_the_check_finds_what_it_looks_for(source, wrong):
    assert [name for _, name in unscoped(ast.parse(source))] == wrong


def test_every_enum_member_is_named_with_its_enum():
    wrong = [f"{path.relative_to(ROOT)}:{line}: {name}" for path in SOURCES
             for line, name in unscoped(ast.parse(path.read_text("utf-8")))]
    assert not wrong, "Qt 6 wants the enum's name: " + ", ".join(wrong)


def test_nothing_is_used_that_qt_6_has_not():
    wrong = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = (node.attr if isinstance(node, ast.Attribute)
                    else node.id if isinstance(node, ast.Name) else None)
            if name in GONE:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: {name} → {GONE[name]}")
    assert not wrong, wrong


def test_qt_is_taken_from_qgis_alone():
    """``qgis.PyQt`` is Qt 5 or Qt 6, whichever QGIS was built with."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = ([node.module or ""] if isinstance(node, ast.ImportFrom) else
                     [alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
            assert not any(name.split(".")[0] in ("PyQt5", "PyQt6", "sip") for name in names), path


def test_qaction_comes_from_where_both_have_it():
    """QGIS's Qt 6 offers ``QAction`` in QtWidgets too; its Qt 5 before 3.36 only there."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "qgis.PyQt.QtGui":
                assert not {a.name for a in node.names} & {"QAction", "QShortcut"}, path
