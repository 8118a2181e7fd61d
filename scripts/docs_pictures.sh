#!/usr/bin/env bash
# The screenshots of docs/, made anew by scripted users in a real window, in both languages:
#   bash scripts/docs_pictures.sh [WORKSPACE.gpkg]     (without one, the demo is made first)
# Those of the import and the appendix's sheet are cut out of such pictures by hand.
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
unset HALFHOUR_STEPS
for language in en zh_CN; do
    for story in draws zones; do
        HALFHOUR_ENGINE_PYTHON="$PY" bash "$ROOT/tests/qgis/story.sh" "$story" "$workspace" \
            "$work/pictures/$language" "$language" >"$work/$story.log" 2>&1 ||
            { tail -40 "$work/$story.log"; die "The story $story failed in $language."; }
        say "$language: $story done"
    done
done

# the name a step gives its picture = the name in docs/images
"$PY" - "$work/pictures" "$ROOT/docs/images" <<'PY'
import sys
from pathlib import Path

from PIL import Image

NAMES = {"demo-open": "workspace", "circle": "circle", "planned": "plan", "stop": "crew",
         "who-can-be-there": "who", "zone-designed": "zone-design"}
NAMES |= {name: name for name in ("draw-running", "draw-teams", "draw-rules", "draw-sealed",
                                  "zone-inside", "zone-meeting-points")}
taken, kept = map(Path, sys.argv[1:])
for language, folder in (("en", "en"), ("zh_CN", "zh")):
    for step, name in NAMES.items():
        (picture,) = taken.joinpath(language).glob(f"[0-9][0-9]-{step}.png")
        with Image.open(picture) as image:
            image.convert("RGB").quantize(256).save(
                kept / folder / f"{name}.png", optimize=True)
PY
say "Look at docs/images/en and docs/images/zh before you commit them."
