"""Verify the record of a draw with any Python from 3.9 on; nothing needs to be installed.

    python3 -S -I scripts/verify_draw.py RECORD.json

``-S -I`` shut out every installed package. Standard library only: where the teams of a campaign
are concerned they are their own witness, and a refusal that only a solver can prove is named.
Exit codes: 0 the record holds, 2 it cannot be read, 3 it does not hold.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    """Verify one record; say the first field that differs."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    _adopt_house()
    from halfhour.protocol.language import say, user_language
    from halfhour.routing.check.teams import check_teams
    from halfhour.routing.draw.verify import verify

    language = user_language()
    try:
        content = Path(arguments[0]).read_bytes()
    except OSError as error:
        print(say("{file} cannot be read: {problem}.", language, file=arguments[0],
                  problem=error.strerror), file=sys.stderr)
        return 2
    verdict = verify(content, solver=False)
    record = verdict.record
    if record is None:
        print(say("The record does not hold.", language), verdict.where,
              say(verdict.template, language, **verdict.params))
        return 3
    teams = record["kind"] == "campaign" and record["result"]["teams"]
    broken = [f for f in check_teams(record) if not f.kept] if teams else []
    for finding in broken:
        print(finding.mission or "-", say(finding.template, language, **finding.params))
    if broken:
        return 3
    print(say("Verified: draw {draw} was repeated, all {bytes} bytes are the same.", language,
              draw=record["draw_id"], bytes=len(content)))
    if verdict.unproved:
        print(say("{count} places hold only as far as they can be proved without a solver: {where}",
                  language, count=len(verdict.unproved), where=", ".join(verdict.unproved)))
    return 0


def _adopt_house() -> None:
    """Make the tree this file lies in the package ``halfhour``, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "halfhour", HOUSE / "__init__.py", submodule_search_locations=[str(HOUSE)])
    assert spec is not None and spec.loader is not None
    sys.modules["halfhour"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["halfhour"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
