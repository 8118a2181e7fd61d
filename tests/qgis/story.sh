#!/usr/bin/env bash
# One story in one real QGIS window under Xvfb, on a copy of a workspace:
#   bash tests/qgis/story.sh draws|import|zones|bureau WORKSPACE.gpkg PICTURES [en|zh_CN]
# PICTURES gets a picture of the screen after each step, and the appendix of the zones' story.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
story="$root/tests/qgis/$1_story.py"
[ -f "$story" ] || { printf '%s\n' "There is no story $1." >&2; exit 2; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
language="${4:-zh_CN}"
locale="en_US"
[ "$language" = zh_CN ] && locale="zh-Hans"
profile="$work/profiles/default"
mkdir -p "$profile/QGIS" "$profile/python/plugins" "$3"
ln -s "$root" "$profile/python/plugins/halfhour"
printf '%s\n' '[locale]' 'overrideFlag=true' "userLocale=$locale" '[qgis]' 'checkVersion=false' \
    'showTips=false' '[PythonPlugins]' 'halfhour=true' '[halfhour]' \
    "engine_python=${HALFHOUR_ENGINE_PYTHON:-$root/.venv/bin/python}" >"$profile/QGIS/QGIS3.ini"
cp "$2" "$work/huzhou.gpkg"
# QGIS's Python finds its home by the first python3 on PATH; another one breaks it
HALFHOUR_WORKSPACE="$work/huzhou.gpkg" HALFHOUR_PICTURES="$3" PATH="/usr/bin:$PATH" \
    PYTHONPATH="$root/tests/qgis" PYTHONUNBUFFERED=1 \
    timeout 900 xvfb-run -a -s "-screen 0 1366x768x24" \
    qgis --nologo --profiles-path "$work" --code "$story"
for made in "$work"/appendix-*; do
    [ ! -e "$made" ] || cp -r "$made" "$3/"
done
