"""The plugin's Chinese: ``python scripts/translations.py [--check]``.

Collects every ``tr("…")`` of ``plugin/``, takes its Chinese from
``resources/i18n/plugin_zh_CN/*.json`` ({"English": "中文"}) and writes
``resources/i18n/halfhour_zh_CN.ts`` and, with Qt's ``lrelease``, ``.qm``. With ``--check``
nothing is written: whatever is missing, left over or not up to date is listed.
"""

from __future__ import annotations

import ast
import json
import shutil
import string
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "plugin"
CHINESE = ROOT / "resources" / "i18n" / "plugin_zh_CN"
TS = ROOT / "resources" / "i18n" / "halfhour_zh_CN.ts"
CONTEXT = "HalfHour"  # as in plugin/translation.py
_LRELEASE = ("lrelease", "lrelease-qt5", "/usr/lib/qt5/bin/lrelease", "lrelease6")


def sources() -> tuple[set[str], list[str]]:
    """Return the texts given to ``tr``, and complaints about those that are no literals."""
    found: set[str] = set()
    wrong: list[str] = []
    for path in sorted(PLUGIN.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                    and node.func.id == "tr"):
                continue
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found.add(text.value)
            else:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}: tr() wants a plain text")
    return found, wrong


def chinese() -> tuple[dict[str, str], list[str]]:
    """Return English → Chinese, and complaints about texts translated in two ways."""
    words: dict[str, str] = {}
    wrong: list[str] = []
    for path in sorted(CHINESE.glob("*.json")):
        for english, text in json.loads(path.read_text("utf-8")).items():
            if words.setdefault(english, text) != text:
                wrong.append(f"{path.name}: {english!r} is translated otherwise elsewhere")
    return words, wrong


def complaints(wanted: set[str], words: dict[str, str]) -> list[str]:
    """Return what is missing, left over, not Chinese, or has other placeholders."""
    found = [f"no Chinese: {text!r}" for text in sorted(wanted - set(words))]
    found += [f"not used: {text!r}" for text in sorted(set(words) - wanted)]
    for text in sorted(wanted & set(words)):
        if _placeholders(text) != _placeholders(words[text]):
            found.append(f"other placeholders: {text!r}")
        if any(c.isalpha() for c in text) and not any("\u4e00" <= c <= "\u9fff"
                                                      for c in words[text]):
            found.append(f"not Chinese: {text!r}")
    return found


def _placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def ts(words: dict[str, str]) -> str:
    """Return Qt's translation file; sorted, without places in the source, so that it is stable."""
    messages = "".join(
        "    <message>\n"
        f"        <source>{escape(text)}</source>\n"
        f"        <translation>{escape(words[text])}</translation>\n"
        "    </message>\n"
        for text in sorted(words)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        '<TS version="2.1" language="zh_CN" sourcelanguage="en">\n'
        f"<context>\n    <name>{CONTEXT}</name>\n{messages}</context>\n</TS>\n"
    )


def main() -> int:
    """Build or check; return the exit code."""
    wanted, wrong = sources()
    words, twice = chinese()
    wrong += twice + complaints(wanted, words)
    text = ts({english: words[english] for english in wanted & set(words)})
    if "--check" in sys.argv[1:]:
        if not TS.is_file() or TS.read_text("utf-8") != text:
            wrong.append(f"{TS.name} is not up to date: run scripts/translations.py")
    elif not wrong:
        TS.write_text(text, encoding="utf-8", newline="\n")
        _release()
        print(f"{TS.name}: {len(wanted)} messages")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _release() -> None:
    program = next((found for name in _LRELEASE if (found := shutil.which(name))), None)
    if program is None:
        raise SystemExit("lrelease is missing (Debian: qttools5-dev-tools); the .qm is old now")
    subprocess.run([program, "-silent", str(TS), "-qm", str(TS.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    sys.exit(main())
