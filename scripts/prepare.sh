# Sourced by demo.sh and test.sh: installs what is missing, so that `$PY -m halfhour` works.
# Sets ROOT, PY, QGIS_PY, NETWORK_S. Wants: root or sudo, git, bash, package registries.
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="${HALFHOUR_VENV:-$ROOT/.venv}"
PY="$VENV/bin/python"
QGIS_VENV="${HALFHOUR_QGIS_VENV:-$ROOT/.venv-qgis}"
QGIS_PY="$QGIS_VENV/bin/python"
NETWORK_S=0

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else die "This step needs root or sudo: $*"; fi
}

# need_debian PACKAGE... : install the Debian packages that are not there yet
need_debian() {
    local missing=() package began=$SECONDS
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
            missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    say "Installing Debian packages: ${missing[*]}"
    as_root apt-get update -qq >/dev/null || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null || die "apt-get could not install: ${missing[*]}"
    NETWORK_S=$((NETWORK_S + SECONDS - began))
}

good_python() {
    command -v "$1" >/dev/null &&
        "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

prepare_python() {
    local stamp began=$SECONDS python
    stamp="$(sha256sum <"$ROOT/requirements.lock" | cut -c1-64)"
    if [ ! -x "$PY" ] || [ "$(cat "$VENV/.lock-sha256" 2>/dev/null)" != "$stamp" ]; then
        for python in python3 /usr/bin/python3 none; do good_python "$python" && break; done
        if [ "$python" = none ]; then
            need_debian python3 python3-venv
            python=/usr/bin/python3
            good_python "$python" || die "Half-Hour needs Python 3.11 or newer."
            began=$SECONDS
        fi
        say "Setting up the Python environment (once)"
        # never emptied while it works: an engine that is open may run from it
        "$PY" -c 'import pip' 2>/dev/null || "$python" -m venv --clear "$VENV"
        "$PY" -m pip install -q --disable-pip-version-check --require-hashes \
            -r "$ROOT/requirements.lock" || die "pip could not install requirements.lock"
        printf '%s' "$stamp" >"$VENV/.lock-sha256"
        NETWORK_S=$((NETWORK_S + SECONDS - began))
    fi
    # The tree itself becomes importable as `halfhour`, whatever its folder is called.
    mkdir -p "$VENV/tree"
    ln -sfn "$ROOT" "$VENV/tree/halfhour"
    printf '%s\n' "$VENV/tree" >"$("$PY" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/halfhour.pth"
    printf '#!/bin/sh\nexec "%s" -m halfhour "$@"\n' "$PY" >"$VENV/bin/halfhour"
    chmod +x "$VENV/bin/halfhour"
}

# QGIS itself, for `halfhour project` and `halfhour print`
need_qgis() { need_debian qgis python3-qgis qgis-providers fonts-noto-cjk; }

# pytest for QGIS's own Python, beside it, never in it: `$QGIS_PY -m pytest tests/qgis`
prepare_qgis_tests() {
    local lock="$ROOT/scripts/requirements-qgis.lock" stamp began
    need_qgis
    need_debian python3-venv xvfb poppler-utils zbar-tools
    stamp="$(sha256sum <"$lock" | cut -c1-64)"
    if [ ! -x "$QGIS_PY" ] || [ "$(cat "$QGIS_VENV/.lock-sha256" 2>/dev/null)" != "$stamp" ]; then
        began=$SECONDS
        /usr/bin/python3 -m venv --clear --system-site-packages "$QGIS_VENV"
        "$QGIS_PY" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock" ||
            die "pip could not install $lock"
        printf '%s' "$stamp" >"$QGIS_VENV/.lock-sha256"
        NETWORK_S=$((NETWORK_S + SECONDS - began))
    fi
    "$QGIS_PY" -c 'import qgis.core' || die "QGIS's Python cannot be used by $QGIS_PY"
}

export PYTHONUTF8=1
unset PYTHONPATH PYTHONHOME
