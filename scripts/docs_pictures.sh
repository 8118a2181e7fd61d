#!/usr/bin/env bash
# The screenshots of docs/, made anew by the scripted user in a real window, in both languages:
#   bash scripts/docs_pictures.sh [WORKSPACE.gpkg]     (without one, the demo is made first)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
prepare_python
prepare_qgis_tests
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
workspace="${1:-$work/demo/huzhou.gpkg}"
[ -f "$workspace" ] || "$PY" -m halfhour demo "$work/demo"
export HALFHOUR_STEPS="open_workspace look_at_circle plan look_at_crew take_a_call"
HALFHOUR_PICTURES="$work/pictures" bash "$ROOT/tests/qgis/one_user.sh" both "$workspace"

# the name a step gives its picture = the name in docs/images
"$PY" - "$work/pictures" "$ROOT/docs/images" <<'PY'
import sys
from pathlib import Path

from PIL import Image

NAMES = {"demo-open": "workspace", "circle": "circle", "planned": "plan", "stop": "crew",
         "who-can-be-there": "who"}
taken, kept = map(Path, sys.argv[1:])
for language, folder in (("en", "en"), ("zh_CN", "zh")):
    for step, name in NAMES.items():
        (picture,) = taken.joinpath(language).glob(f"[0-9][0-9]-{step}.png")
        with Image.open(picture) as image:
            image.convert("RGB").quantize(256).save(
                kept / folder / f"{name}.png", optimize=True)
PY
say "Look at docs/images/en and docs/images/zh before you commit them."
