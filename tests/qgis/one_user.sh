#!/usr/bin/env bash
# One scripted user in one real QGIS window under Xvfb, from the zip to the printed cards:
#   bash tests/qgis/one_user.sh [en|zh_CN|both] [BUNDLE.zip]
# Without a bundle one is downloaded first. Or, the checkout's plugin and engine on a copy of a
# demo that is there, which takes two minutes:
#   bash tests/qgis/one_user.sh [en|zh_CN|both] WORKSPACE.gpkg
# HALFHOUR_PICTURES: folder that keeps a picture of the screen after each step.
# Not a stage of scripts/test.sh: it installs 230 MB of wheels.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
. "$root/scripts/prepare.sh"
prepare_python
prepare_qgis_tests
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
languages="${1:-both}"
[ "$languages" = both ] && languages="en zh_CN"
given="${2:-$work/wheels.zip}"

case "$given" in
*.gpkg) ;;
*)
    [ -f "$given" ] || bash "$root/scripts/wheel_bundle.sh" "$given"
    "$PY" "$root/scripts/package.py" "$work/halfhour.zip"
    ;;
esac

# ini LANGUAGE: the user's language, and a computer without a network
ini() {
    local locale="en_US"
    [ "$1" = zh_CN ] && locale="zh-Hans"
    printf '%s\n' '[locale]' 'overrideFlag=true' "userLocale=$locale" '[qgis]' \
        'checkVersion=false' 'showTips=false' '[app]' \
        'plugin_repositories\QGIS%20Official%20Plugin%20Repository\enabled=false' \
        'plugin_installer\checkOnStart=false'
}

play() {
    local language="$1" began=$SECONDS home="$work/$1 用户" material engine
    local profile="$home/profiles/default"
    mkdir -p "$profile/QGIS" "$profile/python/plugins" "$home/demo" "$work/tmp"
    ini "$language" >"$profile/QGIS/QGIS3.ini"
    case "$given" in
    *.gpkg)
        ln -s "$root" "$profile/python/plugins/halfhour"
        engine="${HALFHOUR_ENGINE_PYTHON:-$PY}"
        ln -sfn "$(dirname "$(dirname "$engine")")" "$work/engine"  # QGIS's ini is not in UTF-8
        printf '%s\n' '[PythonPlugins]' 'halfhour=true' '[halfhour]' \
            "engine_python=$work/engine/bin/python" >>"$profile/QGIS/QGIS3.ini"
        cp "$given" "$home/demo/huzhou.gpkg"
        material=(HALFHOUR_WORKSPACE="$home/demo/huzhou.gpkg")
        ;;
    *)
        # nothing compiled before helps this user
        material=(HALFHOUR_ZIP="$work/halfhour.zip" HALFHOUR_BUNDLE="$given"
            HALFHOUR_BASE=/usr/bin/python3 XDG_CACHE_HOME="$home/cache")
        ;;
    esac
    # QGIS's Python finds its home by the first python3 on PATH; another one breaks it.
    # QGIS marks what lies in TMPDIR as not to last; the user's demo is to last.
    env "${material[@]}" TMPDIR="$work/tmp" HALFHOUR_FOLDER="$home/demo" PATH="/usr/bin:$PATH" \
        HALFHOUR_PICTURES="${HALFHOUR_PICTURES:-$work}/$language" \
        PYTHONPATH="$root/tests/qgis" PYTHONUNBUFFERED=1 \
        timeout 1800 xvfb-run -a -s "-screen 0 1366x768x24" \
        qgis --nologo --profiles-path "$home" --code "$root/tests/qgis/one_user.py" \
        >"$work/$language.log" 2>&1 || { tail -60 "$work/$language.log"; return 1; }
    sed -n '/^{/,$p' "$work/$language.log"
    say "$language: everything done in $((SECONDS - began)) s"
}

for language in $languages; do play "$language"; done
