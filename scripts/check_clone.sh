#!/usr/bin/env bash
# The tests run from a clone whose folder name has a hyphen and a space (pytest and mypy stop
# on such names if the tree is taken for the package by its folder name).
set -euo pipefail
lender="$1"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
git clone -q "$root" "$work/half-hour 半小时"
cd "$work"
mkdir link
ln -s "$work/half-hour 半小时" link/halfhour
export PYTHONPATH="$work/link"
cd "$work/half-hour 半小时"
"$lender" -m pytest tests/unit/test_rooms.py tests/unit/test_workspace.py tests/unit/test_language.py
(cd "$work/link" && "$lender" -m mypy --config-file "$work/half-hour 半小时/pyproject.toml" -p halfhour.protocol)
