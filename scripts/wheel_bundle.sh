#!/usr/bin/env bash
# The engine's packages for a computer without a network, to be installed in QGIS:
#   bash scripts/wheel_bundle.sh [OUT.zip] [PIP OPTIONS]
# For this platform and Python 3.11 or newer; for another one name it, e.g.
#   … windows.zip --platform win_amd64 --python-version 3.12
# Python: HALFHOUR_BUNDLE_PYTHON, else the checkout's environment, else python3.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
out="${1:-halfhour-wheels.zip}"
[ $# -gt 0 ] && shift
case "$out" in /*) ;; *) out="$PWD/$out" ;; esac
python="${HALFHOUR_BUNDLE_PYTHON:-$root/.venv/bin/python}"
[ -x "$python" ] || python=python3
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$python" -I "$root/plugin/engine_setup/lock.py" "$root/requirements.lock" >"$work/requirements.lock"
"$python" -m pip download --disable-pip-version-check --progress-bar off --quiet \
    --require-hashes --only-binary :all: --no-deps --dest "$work/wheels" \
    -r "$work/requirements.lock" "$@"
"$python" "$root/scripts/bundle_zip.py" "$work/requirements.lock" "$work/wheels" "$out"
