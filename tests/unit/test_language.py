"""Every sentence for a person has its Chinese twin, with the same placeholders."""

from __future__ import annotations

import ast
import string
from pathlib import Path

from halfhour.protocol.language import catalogue, say
from halfhour.protocol.requests import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("data", "routing", "layers", "engine", "protocol")
# constructors and functions whose string argument is a template: name → its position
CALLS = {
    "BadInput": 0, "WorkspaceBusy": 0, "Infeasible": 0, "HalfHourError": 0, "RequestError": 0,
    "say": 0, "_": 0, "both": 0, "progress": 1, "_refuse": 2, "Reason": 1, "Sentence": 0,
    "Note": 0,
}


def templates() -> dict[str, str]:
    """English template → where it stands."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                position = CALLS.get(name)
                if position is None or len(node.args) <= position:
                    continue
                argument = node.args[position]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found[argument.value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    for command in COMMANDS.values():
        found[command.help] = f"help of {command.name}"
        for field in command.request.__dataclass_fields__.values():
            found[field.metadata["help"]] = f"help of {command.name}.{field.name}"
    return found


def placeholders(template: str) -> set[str]:
    return {
        (name.split(".")[0].split("[")[0])
        for _, name, _, _ in string.Formatter().parse(template) if name
    }


def test_no_translation_is_missing():
    missing = [f"{where}: {t!r}" for t, where in templates().items() if t and t not in catalogue()]
    assert not missing, "\n".join(missing)


def test_translations_keep_the_placeholders():
    wrong = [t for t, zh in catalogue().items() if placeholders(t) != placeholders(zh)]
    assert not wrong, "\n".join(wrong)


def test_translations_are_chinese():
    wordless = string.punctuation + string.whitespace
    plain = [t for t, zh in catalogue().items()
             if t.strip(wordless) and not any("\u4e00" <= c <= "\u9fff" for c in zh)]
    assert not plain, plain


def test_one_thing_has_one_name():
    """A workspace is 工作区, nowhere 工作空间."""
    assert not [zh for zh in catalogue().values() if "工作空间" in zh]


def test_say_renders_both_languages():
    template = "There is no workspace {path}."
    assert say(template, "en", path="x") == "There is no workspace x."
    assert say(template, "zh_CN", path="x") == catalogue()[template].format(path="x")


def test_general_options_are_understood_before_and_after_the_command():
    from halfhour.engine.command_line import build_parser

    parser = build_parser("en")
    for arguments in (["--json", "--lang", "zh_CN", "info", "x"],
                      ["info", "x", "--json", "--lang", "zh_CN"]):
        options = vars(parser.parse_args(arguments))
        assert options["json"] is True and options["lang"] == "zh_CN"
