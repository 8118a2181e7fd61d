"""``halfhour teams``: the draw of a cross-regional campaign's pairs and people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...data.errors import BadInput
from ...data.records import (
    Absence,
    Brigade,
    Campaign,
    District,
    Enterprise,
    Mission,
    Officer,
    Posting,
    Recusal,
    Road,
    Squad,
    TeamMember,
    Unit,
)
from ...data.store import Workspace
from ...layers.draw_sheet.campaign_sheet import RULES
from ...protocol.language import CHINESE, ENGLISH, say
from ...protocol.requests import TeamsRequest
from ...routing.check.teams import check_teams
from ...routing.draw.freeze_campaign import CampaignRows, freeze_campaign
from ...routing.draw.record import Record
from ...routing.draw.rule_words import RuleWords
from .. import draw_ceremony as ceremony
from ..desk import Desk
from ..draw_files import seal_of, without_targets, write_record_and_sheet
from ..draw_seal import opening_time

_KIND = "campaign"
_INFEASIBLE = 3


def run(request: TeamsRequest, desk: Desk) -> dict[str, Any]:
    """Commit, draw, or write the files of a draw that is drawn.

    ``exit_code`` is 3 where no lawful teams exist; the answer then names what is missing.
    Raises ``BadInput`` for a wrong campaign, draw or digits; ``Infeasible`` if no pairing of
    the regions is allowed.
    """
    if request.inclusion < 0:
        raise BadInput("--inclusion cannot be {number}.", number=request.inclusion)
    with desk.writing(request.workspace) as workspace:
        if request.digits:
            record = _draw(request, workspace, desk)
        elif request.draw:
            record, _ = ceremony.drawn_record(workspace, desk, _KIND, request.draw, lambda _: ())
        else:
            return _commit(request, workspace, desk)
        fairness = _inclusion(request, record, desk)
        desk.progress(0.95, "Writing the record")
        seal = seal_of(workspace, record)
        files = write_record_and_sheet(record, workspace, request.record, request.sheet,
                                       sealed=request.sealed, inclusion=fairness, seal=seal)
    answer = {**answer_of(record, desk.language), "inclusion": fairness, "files": files}
    return without_targets(answer, seal)


def _commit(request: TeamsRequest, workspace: Workspace, desk: Desk) -> dict[str, Any]:
    from ...routing.draw.donor_guard import donor
    from ...routing.draw.precheck import precheck

    rows = _rows(workspace, request.campaign)
    policy, settings = rows.policy(), workspace.settings()
    desk.progress(0.1, "Computing what every region must keep at home")
    donors = [donor(ground, policy.floor_points, policy.min_crews)
              for ground in _grounds(workspace, rows, desk)]
    draw_id = ceremony.next_id(workspace, f"{rows.campaign.campaign_id}-")
    roster = freeze_campaign(draw_id, rows, donors, settings)
    desk.progress(0.6, "Looking whether lawful teams exist")
    short = precheck(roster)
    if short is not None:
        return {"state": "infeasible", "exit_code": _INFEASIBLE, "draw_id": draw_id,
                "campaign_id": rows.campaign.campaign_id, "demo": settings.demo,
                **_shortage(roster, short, {}, desk.language)}
    answer = ceremony.commit(workspace, desk, _KIND, roster, rows.campaign.from_day,
                             rows.campaign.campaign_id)
    return {**answer, "demo": settings.demo, "campaign_id": rows.campaign.campaign_id,
            "name": rows.campaign.name, "missions": len(roster["missions"]),
            "people": len(roster["people"])}


def _draw(request: TeamsRequest, workspace: Workspace, desk: Desk) -> Record:
    from ...routing.draw import campaign

    opens_at = opening_time(request.open_at, request.record, workspace.settings())

    def tick(share: float) -> None:
        desk.progress(0.1 + 0.5 * share, "Drawing the teams")

    def run_campaign(roster: Mapping[str, Any], seed: bytes) -> Mapping[str, Any]:
        return campaign.run(roster, seed, tick)

    drawn = ceremony.draw(workspace, _KIND, request.draw, request.digits, run_campaign)
    desk.check_cancel()
    record = drawn.record
    members = [
        TeamMember(record["roster"]["campaign_id"], team["mission"], person,
                   "head" if person == team["head"] else "member", seq, record["draw_id"])
        for team in record["result"]["teams"] or ()
        for seq, person in enumerate(team["members"])
    ]
    former = (TeamMember, {"campaign_id": record["roster"]["campaign_id"]})
    drawn.store(workspace, desk, members, replaced=former if members else None,
                opens_at=opens_at)
    return record


def _inclusion(request: TeamsRequest, record: Record, desk: Desk) -> dict[str, Any] | None:
    if not request.inclusion:
        return None
    from ...routing.draw.inclusion import inclusion

    def tick(share: float) -> None:
        desk.progress(0.6 + 0.35 * share, "Repeating the draw with other seeds")

    return inclusion(record["roster"], bytes.fromhex(record["seed"]), request.inclusion, tick)


def answer_of(record: Record, language: str) -> dict[str, Any]:
    """Return a campaign's draw as JSON values; sentences in ``language``."""
    roster, result = record["roster"], record["result"]
    lead = {target: donor for donor, target in result["pairing"]["pairs"]}
    answer: dict[str, Any] = {
        "state": "drawn", "draw_id": record["draw_id"], "kind": record["kind"],
        "campaign_id": roster["campaign_id"], "name": roster["name"], "demo": roster["demo"],
        "digits": record["digits"], "seed": record["seed"],
        "record_sha256": record["record_sha256"],
        "regions": {r["id"]: r["name"] for r in roster["regions"]},
        "pairing": result["pairing"], "law_level": result["law_level"],
    }
    if result["teams"] is None:
        return {**answer, "state": "infeasible", "exit_code": _INFEASIBLE,
                **_shortage(roster, result["shortage"], lead, language)}
    words = RuleWords(roster, lead, language)
    rules = [
        {"mission": f.mission, "rule": f.rule, "kept": f.kept,
         "name": say(RULES[f.rule], language),
         "evidence": say(f.template, language, **f.params)} for f in check_teams(record)
    ]
    broken = [r for r in rules if not r["kept"]]
    return {
        **answer, "teams": result["teams"], "rules": rules, "broken": broken,
        "exit_code": _INFEASIBLE if broken else 0,
        "refused": [{"person": p, "mission": m, "conflict": [words.rule(c) for c in conflict]}
                    for p, m, conflict in result["refused"]],
    }


def _shortage(
    roster: Mapping[str, Any], short: Mapping[str, Any], lead: Mapping[str, str], language: str
) -> dict[str, Any]:
    def both(tongue: str) -> dict[str, list[str]]:
        words = RuleWords(roster, lead, tongue)
        return {"conflict": [words.rule(rule) for rule in short["conflict"]],
                "missing": [words.missing(rule, count) for rule, count in short["relaxation"]]}

    return {"shortage": short, **both(language), "en": both(ENGLISH), "zh": both(CHINESE)}


def _rows(workspace: Workspace, campaign_id: str) -> CampaignRows:
    campaigns = workspace.read(Campaign)
    if not campaigns:
        raise BadInput("The workspace has no campaign; enter one in the table campaigns.")
    chosen = [c for c in campaigns if c.campaign_id == campaign_id or not campaign_id]
    if not chosen:
        raise BadInput("There is no campaign {campaign}; the workspace has {campaigns}.",
                       campaign=campaign_id,
                       campaigns=", ".join(c.campaign_id for c in campaigns))
    newest = max(chosen, key=lambda c: (c.from_day, c.campaign_id))
    return CampaignRows(
        campaign=newest, campaigns=campaigns, missions=workspace.read(Mission),
        members=workspace.read(TeamMember), districts=workspace.read(District),
        squads=workspace.read(Squad), brigades=workspace.read(Brigade),
        enterprises=workspace.read(Enterprise), officers=workspace.read(Officer),
        absences=workspace.read(Absence), recusals=workspace.read(Recusal),
        postings=workspace.read(Posting),
    )


def _grounds(workspace: Workspace, rows: CampaignRows, desk: Desk) -> Any:
    from ...routing.draw.home_grounds import home_grounds
    from ...routing.traveltime.factory import open_travel_times

    times = None
    if workspace.count(Road):  # a province's campaign may have no roads: then crews only
        times = open_travel_times(workspace, desk.check_cancel)
    return home_grounds(rows.campaign.regions, rows.squads, workspace.read(Unit), rows.staff(),
                        times, workspace.settings())
