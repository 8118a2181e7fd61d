#!/usr/bin/env bash
# A campaign and a double random drawn in one real QGIS window under Xvfb:
#   bash tests/qgis/draws_story.sh WORKSPACE.gpkg PICTURES [en|zh_CN]
# The workspace is copied; a picture of the screen is left after each step.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
language="${3:-zh_CN}"
locale="en_US"
[ "$language" = zh_CN ] && locale="zh-Hans"
profile="$work/profiles/default"
mkdir -p "$profile/QGIS" "$profile/python/plugins" "$2"
ln -s "$root" "$profile/python/plugins/halfhour"
printf '%s\n' '[locale]' 'overrideFlag=true' "userLocale=$locale" '[qgis]' 'checkVersion=false' \
    'showTips=false' '[PythonPlugins]' 'halfhour=true' '[halfhour]' \
    "engine_python=${HALFHOUR_ENGINE_PYTHON:-$root/.venv/bin/python}" >"$profile/QGIS/QGIS3.ini"
cp "$1" "$work/huzhou.gpkg"
# QGIS's Python finds its home by the first python3 on PATH; another one breaks it
HALFHOUR_WORKSPACE="$work/huzhou.gpkg" HALFHOUR_PICTURES="$2" PATH="/usr/bin:$PATH" \
    PYTHONPATH="$root/tests/qgis" PYTHONUNBUFFERED=1 \
    timeout 900 xvfb-run -a -s "-screen 0 1366x768x24" \
    qgis --nologo --profiles-path "$work" --code "$root/tests/qgis/draws_story.py"
