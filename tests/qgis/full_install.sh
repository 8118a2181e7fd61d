#!/usr/bin/env bash
# From the zip alone to a plan, as a user does it: an empty profile, a real QGIS window under
# Xvfb, the engine set up from the offline bundle in the plugin's own dialog, a plan, a check.
#   bash tests/qgis/full_install.sh [BUNDLE.zip]     (without one, it is downloaded first)
# Not a stage of scripts/test.sh: it installs more than 200 MB of wheels.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
. "$root/scripts/prepare.sh"
prepare_python
prepare_qgis_tests
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
pictures="${HALFHOUR_PICTURES:-$work}"

bundle="${1:-$work/wheels.zip}"
[ -f "$bundle" ] || bash "$root/scripts/wheel_bundle.sh" "$bundle"
"$PY" "$root/scripts/package.py" "$work/halfhour.zip"

profiles="$work/配置 profiles"
plugins="$profiles/profiles/default/python/plugins"
mkdir -p "$plugins"
"$PY" -m zipfile -e "$work/halfhour.zip" "$plugins"
export QGIS_CUSTOM_CONFIG_PATH="$profiles" QT_QPA_PLATFORM=offscreen
qgis_process="$(command -v qgis_process.bin || command -v qgis_process)"
"$qgis_process" plugins enable halfhour >/dev/null 2>&1

began=$SECONDS
env -u QT_QPA_PLATFORM HALFHOUR_BUNDLE="$bundle" HALFHOUR_BASE_PYTHON=/usr/bin/python3 \
    HALFHOUR_PICTURES="$pictures" HALFHOUR_REPORT="$work/report.json" \
    timeout 300 xvfb-run -a -s "-screen 0 1366x768x24" \
    qgis --nologo --profiles-path "$profiles" --code "$root/tests/qgis/full_install.py" \
    >"$work/qgis.log" 2>&1 || { tail -40 "$work/qgis.log"; exit 1; }
cat "$work/report.json"
"$PY" - "$work/report.json" <<'PY'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
assert report["good"], report
PY
say "set up in $((SECONDS - began)) s"

"$PY" - "$root" "$work/工作 区.gpkg" <<'PY'
import sys, pathlib
sys.path.insert(0, sys.argv[1] + "/tests/fixtures")
import small_world
small_world.build(pathlib.Path(sys.argv[2])).close()
PY
"$qgis_process" run halfhour:plan -- WORKSPACE="$work/工作 区.gpkg" DATE=2026-03-17 SECONDS=3 \
    2>/dev/null | grep '^PLAN:'
"$qgis_process" run halfhour:check -- WORKSPACE="$work/工作 区.gpkg" 2>/dev/null |
    grep -x 'OK:[[:space:]]*true'
say "From the zip and the bundle to a checked plan: $((SECONDS - began)) s"
