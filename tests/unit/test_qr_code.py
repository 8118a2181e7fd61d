"""The vendored QR encoder: read back by a decoder of somebody else's, and unchanged."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess

import pytest

from halfhour.plugin.vendored.qrcodegen.qrcodegen import QrCode, QrSegment

TEXTS = [
    "https://uri.amap.com/marker?position=120.112960,30.865055&name=%E7%AC%AC1%E7%AB%99",
    "第一站 湖州",
    "x",
    "0123456789" * 40,
]


def encode(text: str) -> QrCode:
    return QrCode.encode_segments([QrSegment.make_bytes(text.encode())], QrCode.Ecc.MEDIUM)


def bitmap(code: QrCode, scale: int = 6) -> bytes:
    """The symbol with its quiet zone as a PBM picture."""
    side = (code.get_size() + 8) * scale
    rows = [" ".join(
        "1" if code.get_module(x // scale - 4, y // scale - 4) else "0" for x in range(side))
        for y in range(side)]
    return f"P1\n{side} {side}\n{chr(10).join(rows)}\n".encode()


@pytest.mark.parametrize("text", TEXTS)
def test_a_reader_reads_what_was_written(text, tmp_path):
    assert shutil.which("zbarimg"), "no zbarimg: apt-get install zbar-tools"
    picture = tmp_path / "code.pbm"
    picture.write_bytes(bitmap(encode(text)))
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)],
                          capture_output=True, check=True).stdout.decode()
    assert read.removesuffix("\n") == text


def test_a_navigation_link_keeps_the_modules_coarse():
    code = encode(TEXTS[0])
    # 20 mm with the quiet zone: no module under 0.35 mm
    assert 20.0 / (code.get_size() + 8) > 0.35


def test_symbol_has_finders_and_at_least_level_m():
    code = encode(TEXTS[0])
    assert code.get_error_correction_level().ordinal >= QrCode.Ecc.MEDIUM.ordinal
    last = code.get_size() - 1
    for x, y in ((0, 0), (last - 6, 0), (0, last - 6)):
        assert all(code.get_module(x + i, y) and code.get_module(x, y + i) for i in range(7))
        assert not code.get_module(x + 1, y + 1)
        assert code.get_module(x + 3, y + 3)


def test_the_vendored_file_is_the_published_one(package_root):
    folder = package_root / "plugin" / "vendored" / "qrcodegen"
    said = re.search(r"SHA-256 ([0-9a-f]{64})", (folder / "README.md").read_text("utf-8"))
    assert said.group(1) == hashlib.sha256((folder / "qrcodegen.py").read_bytes()).hexdigest()
    assert "MIT License" in (folder / "LICENSE").read_text("utf-8")
