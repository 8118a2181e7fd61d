#!/usr/bin/env bash
# The main job on the embedded demo city: bash scripts/demo.sh [OUT]   (default: demo/)
set -euo pipefail
here="$(pwd)"
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

out="${1:-$ROOT/demo}"
case "$out" in /*) ;; *) out="$here/$out" ;; esac

need_debian fonts-noto-cjk qgis python3-qgis qgis-providers
prepare_python
mkdir -p "$out"
half_hour() { "$PY" -m halfhour "$@"; }

half_hour demo "$out"
say ""
say "The QGIS project and the paper (by QGIS itself, without a window):"
half_hour project "$out/huzhou.gpkg" "$out/huzhou.qgz"
half_hour print "$out/huzhou.gpkg" --cards "$out/route-cards.pdf" --overview "$out/overview.pdf"
say ""
say "Open the project:   qgis \"$out/huzhou.qgz\""
say "The command line:   $VENV/bin/halfhour --help"
say "Time on the network (installing): ${NETWORK_S} s; this run in all: ${SECONDS} s"
