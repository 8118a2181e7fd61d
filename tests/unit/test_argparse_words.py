"""What argparse itself says is in the user's language too, and still exits with 2."""

from __future__ import annotations

import re

import pytest

from halfhour.engine.argparse_words import SENTENCES, translated
from halfhour.engine.command_line import main
from halfhour.protocol.language import catalogue
from halfhour.protocol.requests import COMMANDS

WRONG = [
    [], ["plan"], ["nothing"], ["plan", "w", "--date", "2026-03-17", "--seconds", "x"],
    ["plan", "w", "--date", "2026-03-17", "--seed", "1.5"], ["info", "w", "--nothing"],
    ["plan", "w", "--date"], ["dispatch", "w", "--at", "1,2"], ["info", "w", "--json=3"],
    ["roads", "w", "--o=3", "--n", "x"], ["info", "w", "--lang", "xx"],
]


def _said(capsys, arguments: list[str]) -> str:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    return capsys.readouterr().err


def _english_words(text: str) -> set[str]:
    """Words that are neither options, places for values, nor what was typed."""
    plain = re.sub(r"'[^']*'|\{[^}]*\}|--?[\w-]+|[A-Z_]+|halfhour|" + "|".join(COMMANDS), " ", text)
    return set(re.findall(r"[a-z]{3,}", plain))


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_line_is_told_in_chinese(capsys, arguments):
    said = _said(capsys, ["--lang", "zh_CN", *arguments])
    assert said.startswith("用法:halfhour")
    error = said.strip().splitlines()[-1]
    assert "错误:" in error
    message = error.split("错误:", 1)[1].split("可选:")[0]
    assert not _english_words(message) & {
        "argument", "arguments", "required", "invalid", "choice", "expected", "following",
        "value", "unrecognized", "ambiguous", "could", "match", "ignored", "explicit"}, error


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_line_is_told_in_english(capsys, arguments):
    said = _said(capsys, ["--lang", "en", *arguments])
    assert said.startswith("usage: halfhour") and ": error: " in said
    assert not re.search("[\u4e00-\u9fff]", said)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_is_all_chinese(capsys, command):
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh_CN", *command, "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("用法:halfhour")
    assert "显示本帮助并退出" in told and "选项:" in told
    for english in ("usage:", "positional arguments", "options:", "show this", "and exit"):
        assert english not in told


def test_every_sentence_has_its_twin_and_an_unknown_one_stays():
    assert not [s for s in SENTENCES if s not in catalogue()]
    assert translated("something new", "zh_CN") == "something new"
    assert translated("argument --a: invalid int value: 'x: y'", "zh_CN") == (
        "参数 --a:'x: y' 不是整数")
