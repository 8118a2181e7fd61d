"""The engine's Python: the lock's filter, the bundle's verification, a whole set-up offline."""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from halfhour.plugin.engine_setup import lock

ROOT = Path(__file__).resolve().parents[2]
STEPS = ROOT / "plugin" / "engine_setup" / "steps"
SETUP_PY = (ROOT / "setup.py").read_text("utf-8")
INSTALLED = re.findall(r'"([a-z0-9-]+)>=', SETUP_PY.split("install_requires")[1].split("extras")[0])


# -- the lock ----------------------------------------------------------------------

def test_the_engine_gets_what_setup_names_and_no_development_tool():
    runtime = lock.runtime((ROOT / "requirements.lock").read_text("utf-8"))
    names = set(lock.versions(runtime))
    assert len(INSTALLED) > 10 and set(INSTALLED) <= names
    assert {"pandas", "networkx", "protobuf"} <= names  # needed by what is needed
    assert not names & {"pytest", "pytest-xdist", "execnet", "mypy", "ruff", "hypothesis",
                        "iniconfig", "pluggy"}
    assert runtime.count("--hash=sha256:") > len(names)
    assert "#" not in runtime


def test_every_line_of_the_filtered_lock_stands_in_the_lock():
    whole = (ROOT / "requirements.lock").read_text("utf-8")
    lines = set(whole.splitlines())
    assert all(line in lines for line in lock.runtime(whole).splitlines())


def test_what_setup_names_is_imported_by_the_examination():
    assert lock.named((ROOT / "requirements.lock").read_text("utf-8")) == set(INSTALLED)


def test_the_examination_imports_what_it_is_given(tmp_path):
    site = tmp_path / "site"
    for name, code in (("good_one", ""), ("bad_one", "raise OSError('a library is missing')")):
        (site / f"{name}-1.0.dist-info").mkdir(parents=True)
        (site / f"{name}-1.0.dist-info" / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n")
        (site / f"{name}-1.0.dist-info" / "top_level.txt").write_text(name + "\n")
        (site / f"{name}.py").write_text(code)

    def examine(*pins):
        done = subprocess.run(
            [sys.executable, "-c", "import sys, runpy; sys.path.insert(0, sys.argv[1]); "
             "del sys.argv[:2]; runpy.run_path(sys.argv[0], run_name='__main__')",
             str(site), str(STEPS / "examine.py"), *pins],
            capture_output=True, text=True, check=False)
        return done.returncode, json.loads(done.stdout)

    assert examine("good-one==1.0", "--", "bad-one==1.0") == (
        0, {"python": platform.python_version(), "wrong": [],
            "packages": {"good-one": "1.0", "bad-one": "1.0"}})
    code, answer = examine("bad-one==1.0", "--", "good-one==2.0")
    assert code == 1
    assert answer["wrong"] == ["good-one is 1.0, not 2.0",
                               "bad_one cannot be imported: OSError: a library is missing"]


# -- the bundle --------------------------------------------------------------------

def wheel(name="tiny", version="1.0", content="ANSWER = 42\n"):
    """The bytes of a wheel with one module."""
    import io

    files = {
        f"{name}.py": content,
        f"{name}-{version}.dist-info/METADATA":
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{name}-{version}.dist-info/WHEEL":
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{name}-{version}.dist-info/RECORD"
    rows = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        rows.append(f"{path},sha256={digest.decode()},{len(text.encode())}\n")
    files[record] = "".join(rows) + f"{record},,\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return buffer.getvalue()


def bundle(path, files, sums=None):
    if sums is None:
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("SHA256SUMS", "".join(f"{d}  {n}\n" for n, d in sums.items()))
    return path


def unpack(path, folder):
    return subprocess.run([sys.executable, "-I", str(STEPS / "unpack.py"), str(path), str(folder)],
                          capture_output=True, text=True, check=False)


WHEEL = "wheels/tiny-1.0-py3-none-any.whl"
GOOD = hashlib.sha256(b"good").hexdigest()


def test_a_good_bundle_is_unpacked(tmp_path):
    files = {WHEEL: wheel(), "README.txt": b"hello"}
    done = unpack(bundle(tmp_path / "包 1.zip", files), tmp_path / "轮 子")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [p.name for p in (tmp_path / "轮 子").iterdir()] == ["tiny-1.0-py3-none-any.whl"]


@pytest.mark.parametrize(("files", "sums", "said"), [
    ({WHEEL: b"evil"}, {WHEEL: GOOD}, "damaged"),
    ({WHEEL: b"good", "wheels/b.whl": b"x"}, {WHEEL: GOOD}, "not in both"),
    ({WHEEL: b"good"}, {WHEEL: GOOD, "wheels/b.whl": GOOD}, "not in both"),
    ({"readme": b"good"}, {"readme": GOOD}, "no wheels"),
    ({WHEEL: b"good"}, {WHEEL: "abc"}, "a line that is none"),
])
def test_a_bad_bundle_is_refused(tmp_path, files, sums, said):
    done = unpack(bundle(tmp_path / "bad.zip", files, sums), tmp_path / "wheels")
    assert done.returncode == 1
    assert said in done.stdout
    assert done.stderr == ""


def test_a_file_that_is_no_zip_is_refused(tmp_path):
    (tmp_path / "no.zip").write_bytes(b"no zip")
    done = unpack(tmp_path / "no.zip", tmp_path / "wheels")
    assert done.returncode == 1 and "cannot be read" in done.stdout and done.stderr == ""


def test_names_that_climb_out_are_not_written(tmp_path):
    files = {WHEEL: wheel(), "wheels/../../evil.whl": b"x", "wheels/sub/evil.whl": b"x"}
    unpack(bundle(tmp_path / "b.zip", files), tmp_path / "a" / "wheels")
    assert not list(tmp_path.rglob("evil.whl"))


# -- the whole set-up ----------------------------------------------------------------

@pytest.fixture
def empty_profile(qgis_app, tmp_path, monkeypatch):
    """A profile whose path has a space and Chinese, and a lock with one small package."""
    from halfhour.plugin import settings
    from halfhour.plugin.engine import interpreter
    from halfhour.plugin.engine_setup import environment, recipe

    place = tmp_path / "配置 profile" / "halfhour" / "engine"
    for module in (interpreter, environment, recipe):
        monkeypatch.setattr(module, "profile_environment", lambda: place)
    data = wheel()
    text = f"tiny==1.0 \\\n    --hash=sha256:{hashlib.sha256(data).hexdigest()}\n"
    monkeypatch.setattr(environment, "engine_lock", lambda: text)
    monkeypatch.setattr(recipe, "examination", lambda python: [])
    settings.set_engine_python("/nowhere/python")
    yield place, bundle(tmp_path / "bundle.zip", {WHEEL: data})
    settings.set_engine_python("")


def wait(installation, begin, cancel_at=None):
    """Run an installation to its end; the events of the window go on meanwhile."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    loop, ends, lines = QEventLoop(), [], []

    def on_end(good, sentence):
        ends.append((good, sentence))
        loop.quit()

    def on_progress(fraction, sentence):
        lines.append(f"{fraction:.2f} {sentence}")
        if cancel_at and cancel_at in sentence:
            QTimer.singleShot(300, installation.cancel)

    installation.ended.connect(on_end)
    installation.said.connect(lines.append)
    installation.progressed.connect(on_progress)
    QTimer.singleShot(120_000, loop.quit)
    begin()
    if not ends:
        loop.exec()
    assert len(ends) == 1, "\n".join(lines)
    return (*ends[0], "\n".join(lines))


def test_an_environment_is_made_from_a_bundle_repaired_and_found(empty_profile):
    from halfhour.plugin import settings
    from halfhour.plugin.engine import interpreter
    from halfhour.plugin.engine_setup import environment
    from halfhour.plugin.engine_setup.installation import Installation

    place, zip_path = empty_profile
    assert environment.state() == environment.NONE
    installation = Installation()
    good, _, log = wait(
        installation, lambda: installation.make(sys.executable, str(zip_path)))
    assert good, log
    assert environment.state() == environment.GOOD
    assert settings.engine_python() == ""  # a chosen one would go first
    python = interpreter.python_in(place)
    answer = subprocess.run([str(python), "-I", "-c", "import tiny; print(tiny.ANSWER)"],
                            capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "42"
    assert environment.note().source == str(zip_path)
    left = sorted(p.name for p in place.parent.iterdir())
    assert left == ["engine", "engine-requirements.txt"]

    (place / environment.NOTE).write_text(json.dumps({
        **json.loads((place / environment.NOTE).read_text()), "lock_sha256": "of an old plugin"}))
    assert environment.state() == environment.OUTDATED
    next(place.rglob("tiny.py")).unlink()
    good, _, log = wait(installation, installation.repair)
    assert good, log
    assert environment.state() == environment.GOOD
    assert list(place.rglob("tiny.py"))


def test_a_wheel_that_is_not_the_pinned_one_is_refused_and_the_old_environment_stays(
        empty_profile, tmp_path):
    from halfhour.plugin.engine_setup import environment
    from halfhour.plugin.engine_setup.installation import Installation

    place, _ = empty_profile
    place.mkdir(parents=True)
    (place / "old").write_text("works")
    # its own list of sums agrees with it, the plugin's lock does not
    forged = bundle(tmp_path / "forged.zip", {WHEEL: wheel(content="ANSWER = 'evil'\n")})
    installation = Installation()
    good, sentence, log = wait(
        installation, lambda: installation.make(sys.executable, str(forged)))
    assert not good and "could not be installed" in sentence
    assert "DO NOT MATCH THE HASHES" in log
    assert (place / "old").read_text() == "works"
    assert environment.state() == environment.DAMAGED  # it has no note


def test_cancel_is_quick_and_leaves_nothing(empty_profile):
    from halfhour.plugin.engine_setup import environment
    from halfhour.plugin.engine_setup.installation import Installation

    place, zip_path = empty_profile
    installation = Installation()
    good, sentence, _ = wait(
        installation, lambda: installation.make(sys.executable, str(zip_path)),
        cancel_at="Making the environment")
    assert not good and "Cancelled" in sentence
    assert environment.state() == environment.NONE
    deadline = time.monotonic() + 20
    while place.with_name("engine.new").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not place.with_name("engine.new").exists()


def test_a_program_that_is_no_python_is_told(empty_profile, tmp_path):
    from halfhour.plugin.engine_setup.installation import Installation

    text = tmp_path / "python"
    text.write_text("#!/bin/sh\nexit 3\n")
    text.chmod(0o755)
    installation = Installation()
    good, sentence, _ = wait(installation, lambda: installation.make(str(text)))
    assert not good and "3.11" in sentence
    good, sentence, _ = wait(installation, lambda: installation.make(str(tmp_path / "none")))
    assert not good and "could not be started" in sentence


def test_the_examination_names_what_is_wrong():
    done = subprocess.run(
        [sys.executable, "-I", str(STEPS / "examine.py"), "no-such-package==1.0", "--"],
        capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert "no-such-package 1.0 is missing" in answer["wrong"]


def test_an_interpreter_without_the_packages_is_not_taken(qgis_app):
    from halfhour.plugin import settings
    from halfhour.plugin.engine_setup.installation import Installation

    settings.set_engine_python("")
    installation = Installation()
    good, sentence, log = wait(
        installation, lambda: installation.choose(sys.executable))  # QGIS's own Python
    assert not good and "missing" in sentence
    assert "ortools" in log
    assert settings.engine_python() == ""


def test_the_dialog_shows_the_state(empty_profile):
    from qgis.PyQt.QtCore import QObject, pyqtSignal
    from qgis.PyQt.QtWidgets import QWidget

    from halfhour.plugin.engine_setup.dialog import EngineSetupDialog

    class NoSession(QObject):
        opened = pyqtSignal(str)
        workspace = None

        def close(self):
            pass

    place, _ = empty_profile
    parent = QWidget()
    dialog = EngineSetupDialog(NoSession(), parent)
    assert dialog.state.text() == "not made yet"
    assert not dialog.repair_button.isEnabled() and dialog.online_button.isEnabled()
    assert dialog.base.count() > 0
    place.mkdir(parents=True)
    dialog.refresh()
    assert "damaged" in dialog.state.text() and dialog.repair_button.isEnabled()
    dialog.start("/no/such/python")
    assert "/no/such/python" in dialog.doing.text() and not dialog.installation.running
    dialog.shut_down()
