#!/usr/bin/env bash
# The main job on the embedded demo city: bash scripts/demo.sh [OUT]   (default: demo/)
set -euo pipefail
here="$(pwd)"
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

out="${1:-$ROOT/demo}"
case "$out" in /*) ;; *) out="$here/$out" ;; esac

need_debian fonts-noto-cjk
prepare_python
mkdir -p "$out"
"$PY" -m halfhour demo "$out"
say ""
say "Time on the network (installing): ${NETWORK_S} s; this run in all: ${SECONDS} s"
say "The command line:  $VENV/bin/halfhour --help"
