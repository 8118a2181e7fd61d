#!/usr/bin/env bash
# Lint, types, tests: bash scripts/test.sh      Every stage is timed; the first failure is
# remembered and the others still run. HALFHOUR_SHARED: folder of the real data files.
# Not in here, because it installs 230 MB of wheels: tests/qgis/one_user.sh.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
export HALFHOUR_SHARED="${HALFHOUR_SHARED:-$ROOT/../shared/data}"

need_debian fonts-noto-cjk chromium zbar-tools
prepare_python
prepare_qgis_tests
cd "$ROOT" || exit 1

failed=()
summary=()
stage() {
    local name="$1" began=$SECONDS
    shift
    say ""
    say "== $name"
    if "$@"; then summary+=("$(printf '%6d s  %-28s ok' $((SECONDS - began)) "$name")")
    else
        failed+=("$name")
        summary+=("$(printf '%6d s  %-28s FAILED' $((SECONDS - began)) "$name")")
    fi
}

types() (cd "$VENV/tree" && "$PY" -m mypy --config-file "$ROOT/pyproject.toml" -p halfhour)
# one process a core, whole files each: fixtures of a module are made once
unit() { "$PY" -m pytest -n 2 --dist loadfile tests/unit -m "not shared and not browser"; }
browser() { "$PY" -m pytest tests/unit -m browser; }
in_qgis() {  # each worker has a QGIS, a profile and a planned county of its own
    QT_QPA_PLATFORM=offscreen HALFHOUR_ENGINE_PYTHON="$PY" \
        "$QGIS_PY" -m pytest -n 2 --dist loadfile tests/qgis
}
real_roads() {
    if [ ! -d "$HALFHOUR_SHARED/roads" ] && [ -z "${CI:-}" ]; then
        say "NOT RUN: NO REAL ROAD FILES in $HALFHOUR_SHARED/roads (set HALFHOUR_SHARED)"
        return 0
    fi
    "$PY" -m pytest -n 2 --dist loadfile tests/unit -m shared
}

stage "lint (ruff)" "$PY" -m ruff check --no-cache .
stage "types (mypy)" types
stage "unit tests" unit
stage "real road networks" real_roads
stage "web map in a browser" browser
stage "translations of the plugin" "$PY" scripts/translations.py --check
stage "QGIS" in_qgis
stage "install in a clean venv" bash scripts/check_install.sh "$PY"
stage "a clone with a hyphen" bash scripts/check_clone.sh "$PY"

say ""
say "== stages (time on the network: ${NETWORK_S} s, all: ${SECONDS} s)"
printf '%s\n' "${summary[@]}"
if [ ${#failed[@]} -gt 0 ]; then
    say "FAILED: ${failed[*]}"
    exit 1
fi
say "All stages passed."
