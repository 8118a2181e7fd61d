#!/usr/bin/env bash
# `pip install .` in a clean virtual environment gives a `halfhour` command that runs from
# the installed copy, without QGIS. The dependencies are lent from the environment of $1,
# so that this stage needs no network.
set -euo pipefail
lender="$1"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$lender" -m venv --without-pip "$work/venv"
purelib() { "$1" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
lent="$(purelib "$lender")"
mkdir "$work/lent"
for entry in "$lent"/*; do
    case "$(basename "$entry")" in halfhour* | _halfhour*) ;; *) ln -s "$entry" "$work/lent/" ;; esac
done
printf '%s\n' "$work/lent" >"$(purelib "$work/venv/bin/python")/lent.pth"

# built from what git knows, never from leftovers in the work tree
git -C "$root" ls-files -z --cached --others --exclude-standard |
    (cd "$root" && xargs -0 sh -c 'for f; do [ -e "$f" ] && printf "%s\0" "$f"; done' _ |
        tar --null -T - -cf -) | (mkdir "$work/source" && tar -C "$work/source" -xf -)
"$work/venv/bin/python" -m pip install -q --no-deps --no-build-isolation --no-index \
    --disable-pip-version-check "$work/source"

cd "$work"
"$work/venv/bin/halfhour" --version
"$work/venv/bin/python" - "$work/venv" <<'PY'
import sys, pathlib, halfhour
assert pathlib.Path(halfhour.__file__).is_relative_to(sys.argv[1]), halfhour.__file__
assert "qgis" not in sys.modules
from halfhour.protocol.language import catalogue
assert catalogue(), "the translations are not in the wheel"
PY
"$work/venv/bin/halfhour" demo "$work/city" --seconds 4 >"$work/out.txt" 2>"$work/err.txt" || {
    cat "$work/out.txt" "$work/err.txt"; exit 1; }
"$work/venv/bin/halfhour" --json check "$work/city/huzhou.gpkg" | cut -c1-200
