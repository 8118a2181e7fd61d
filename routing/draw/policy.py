"""The switches of a campaign: every rule that is a choice, its default and where it comes from.

Rules that are law (two certificates, recusal, nobody at home) are no switches.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any

from ...data.errors import BadInput

LAW_LEVELS = ("supply", "team", "campaign", "off")


def _switch(default: Any, zh: str, en: str, source: str) -> Any:
    return field(default=default, metadata={"zh": zh, "en": en, "source": source})


@dataclass(frozen=True)
class Policy:
    """The policy of one campaign. The metadata of each field hold its names and source."""

    reciprocal_pairs: bool = _switch(
        False, "允许两地互查", "two regions may inspect each other",
        "本软件建议默认不允许;互查亦有实践(宿迁2020),可放开")
    posting_months: int = _switch(
        24, "离开原任职地不满若干月不得派回", "months since a posting in the target region",
        "本软件建议(回避精神,行政处罚法第43条)")
    repeat_campaigns: int = _switch(
        1, "最近若干次行动内不得重复检查同一地区", "campaigns before the same region again",
        "本软件建议(轮换)")
    missions_per_year: int = _switch(
        3, "一年内每人最多参加次数(0为不限)", "missions per person and year, 0: no limit",
        "本软件建议(负担均衡,硬性上限)")
    share_pct: int = _switch(
        60, "同一地区人员占本组最高百分比", "greatest share of a team from one region, percent",
        "本软件建议")
    law_level: str = _switch(
        "supply", "法律职业资格人员的配备", "law-qualified members: per team, campaign or off",
        "生态环境部2021指导意见:每支队伍至少1名;组级要求为本软件建议,人手不足时按行动配备")
    senior_years: int = _switch(
        3, "每组至少1人从事执法的年数", "years of service of at least one member",
        "本软件建议")
    novice_years: int = _switch(
        1, "不满若干年为新人", "years below which somebody is a novice",
        "生态环境部2021指导意见:新招录人员一线锻炼1年以上")
    novice_pct: int = _switch(
        50, "新人占本组最高百分比", "greatest share of novices in a team, percent",
        "本软件建议")
    lead_member: bool = _switch(
        True, "每组至少1人来自抽中的检查地区", "a member from the region drawn to inspect",
        "本软件建议(组长由抽中的检查地区派出)")
    distinct_targets: bool = _switch(
        True, "抽取的检查对象在各组之间不重复", "no enterprise is drawn for two missions",
        "进一次门、查多项事(避免重复入企)")
    cap: int = _switch(
        2, "一年内同一企业检查次数上限(抽取对象时)", "checks of an enterprise a year, for targets",
        "国办发〔2024〕54号后各地规定(安康、遂昌:同一机关每年不超过2次)")
    floor_points: int = _switch(
        5, "派出后本地覆盖率最多下降的百分点", "points the donor's own coverage may lose",
        "半小时圈的覆盖底线,同日计划默认值")
    min_crews: int = _switch(
        2, "派出后本地至少保留的执法小组数", "crews that stay in the donor region",
        "本软件建议")


def as_json(policy: Policy) -> dict[str, Any]:
    """Return the policy as JSON values."""
    return dataclasses.asdict(policy)


def from_json(text: str, file: str) -> Policy:
    """Return the policy of a JSON object of switches; what is not named keeps its default.

    Raises ``BadInput`` for an unknown switch or a value of the wrong kind.
    """
    try:
        given = json.loads(text) if text.strip() else {}
    except json.JSONDecodeError as error:
        raise BadInput("{file} is not JSON: {problem}.", file=file, problem=error) from None
    known = {f.name: f for f in dataclasses.fields(Policy)}
    for name, value in dict(given).items():
        if name not in known:
            raise BadInput("{file}: there is no switch {name}; there are {known}.", file=file,
                           name=name, known=", ".join(known))
        default = known[name].default
        proper = type(value) is type(default) and (not isinstance(value, int) or value >= 0)
        if name == "law_level":
            proper = value in LAW_LEVELS
        if name.endswith("_pct"):
            proper = proper and value <= 100
        if not proper:
            raise BadInput("{file}: the switch {name} cannot be {value}; its default is "
                           "{default}.", file=file, name=name, value=value, default=default)
    return Policy(**given)
