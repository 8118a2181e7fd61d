"""Every violation and every notice the checker knows, as code → English template.

The Chinese twins are in ``resources/i18n/zh_CN/checker.json``; a mutation test plants
each fault of :data:`FAULTS` at least once. ``{at}`` is a clock time such as ``10:35``.
"""

from __future__ import annotations

#: What makes a plan wrong.
FAULTS: dict[str, str] = {
    # the plan's head
    "plan_state": "Plan {plan}: the state {state} is none of draft, published, superseded.",
    "two_published": "Plan {plan}: plan {other} is published for {day} too; only one can be.",
    "settings_snapshot": "Plan {plan}: {key} is missing or wrong in its copy of the settings.",
    "plan_count": "Plan {plan} says {field} = {claimed}, but its tables hold {found}.",
    "plan_drive": "Plan {plan} says {field} = {claimed}, but its legs add up to {found}.",
    "plan_coverage": "Plan {plan} says {field} = {claimed}, but recomputed it is {found}.",
    "log_broken": "The event log is broken at line {line}: it was changed after it was written.",
    "log_plan":
        "Plan {plan}: no line of the event log tells who made it; lines were removed.",
    "log_publish":
        "Plan {plan} is {state}, but no line of the event log tells who published it.",
    # crews
    "crew_too_small": "Crew {crew} has {members} officer(s); two at least must go together.",
    "officer_unknown": "Crew {crew}: there is no officer {officer}.",
    "officer_not_on_roster": "Crew {crew}: {officer} is not on field duty on {day}.",
    "officer_absent": "Crew {crew}: {officer} is absent on {day} ({reason}).",
    "officer_twice": "Crew {crew}: {officer} is in crew {other} too.",
    "officer_of_other_squad": "Crew {crew}: {officer} belongs to {home}, not to squad {squad}.",
    "officer_in_and_out": "Crew {crew}: {officer} is listed as being in no crew as well.",
    "certificate_invalid": "Crew {crew}: {officer} has no certificate that is valid on {day}.",
    "certificate_number":
        "Crew {crew}: the certificate of {officer} is given as {claimed}, it is {found}.",
    "member_name": "Crew {crew}: {officer} is called {found}, not {claimed}.",
    "member_without_crew": "{officer} is in crew {crew}, but the plan has no such crew.",
    "novices_only": "Crew {crew} is made of novices only.",
    "crew_skills": "Crew {crew} claims the skills {claimed}; its officers have {found}.",
    "squad_unknown": "Crew {crew}: there is no squad {squad}.",
    "crew_district": "Crew {crew} claims district {claimed}; its squad's is {found}.",
    "crew_turnout": "Crew {crew} claims {claimed} min of turn-out; its squad needs {found}.",
    "crew_home": "Crew {crew} does not start from the place of its squad {squad}.",
    "crew_duty": "Crew {crew}: the duty {duty} is neither inspect nor standby.",
    "crew_lunch": "Crew {crew}: its lunch rule {claimed} is not the plan's rule {found}.",
    "crew_kit": "Crew {crew} has {kit} with it; squad {squad} has {count} for all its crews.",
    "vehicle_unknown": "Crew {crew}: there is no vehicle {vehicle}.",
    "vehicle_unavailable": "Crew {crew}: vehicle {vehicle} is not available.",
    "vehicle_elsewhere": "Crew {crew}: vehicle {vehicle} is kept at {home}, not at {squad}.",
    "vehicle_twice": "Crew {crew}: vehicle {vehicle} is used by crew {other} too.",
    "vehicle_missing": "Crew {crew} drives but has no vehicle.",
    # visits
    "visit_missing": "{enterprise} is due ({items}), but the plan has no visit of it.",
    "visit_not_due": "Visit {visit}: nothing is due at {enterprise} on {day}.",
    "visit_positive_list":
        "Visit {visit}: {enterprise} is on the positive list and no case item is due.",
    "visit_twice": "Visit {visit}: {enterprise} is visited by {other} too; items must be merged.",
    "drawn_officer":
        "Visit {visit}: {officer} was drawn for it and rides that day, but not in crew {crew}.",
    "drawn_unsaid":
        "Visit {visit}: {officer}, drawn for {item}, is not in crew {crew}; the plan is silent.",
    "drawn_untrue":
        "Visit {visit}: {officer} is said to be replaced for {item}, but goes or was not drawn.",
    "visit_items": "Visit {visit} merges the items {claimed}; due are {found}.",
    "visit_item_names": "Visit {visit}: its item names {claimed} should be {found}.",
    "visit_duration": "Visit {visit} claims to take {claimed} min; its items take {found}.",
    "visit_skills": "Visit {visit} claims to need {claimed}; its items need {found}.",
    "visit_window": "Visit {visit} claims to be open {claimed}; its items allow {found}.",
    "visit_break_off": "Visit {visit} claims {claimed} min to break off; its items say {found}.",
    "visit_crews": "Visit {visit} claims to need {claimed} crews; its items need {found}.",
    "visit_kit": "Visit {visit} claims to need the equipment {claimed}; its items need {found}.",
    "visit_joint": "Visit {visit} needs {needed} crews together; {found} make it.",
    "visit_apart":
        "Visit {visit}: its crews begin {found} min apart from {at}; at most {most} are allowed.",
    "visit_mandatory": "Visit {visit} claims mandatory = {claimed}; its items say {found}.",
    "visit_prize": "Visit {visit} claims the prize {claimed}; its items add up to {found}.",
    "visit_place": "Visit {visit}: its {field} is not that of {enterprise}.",
    "visit_state": "Visit {visit}: the state {state} is neither served nor unserved.",
    "visit_served_nowhere": "Visit {visit} is called served, but no crew stops there.",
    "visit_served_twice": "Visit {visit} is served {times} times.",
    "visit_wrong_crew": "Visit {visit} is given to crew {claimed}; crew {crew} stops there.",
    "visit_unserved_but_stopped": "Visit {visit} is called unserved; crew {crew} stops there.",
    "visit_unexplained": "Visit {visit} is unserved and lacks its {field}.",
    "reason_unknown": "Visit {visit} is left out for {reason}, which is no known reason.",
    "reason_place": "Visit {visit} is left out for {reason}; its coordinates say otherwise.",
    "reason_crew": "Visit {visit} is left out for {reason}; crew {crew} shows that it is not so.",
    "pin_unknown": "Visit {visit} is pinned, but the plan has no such visit.",
    "pin_not_kept": "Visit {visit} is pinned to crew {crew} at {at}; the plan has it at {found}.",
    "reason_pin": "Visit {visit} is left out as pinned, but the plan has no pin of it.",
    "reason_optional":
        "Visit {visit} is left out for {reason}, which holds for optional visits only.",
    "reason_joint":
        "Visit {visit} is left out for {reason}, which holds for visits of two crews only.",
    "reason_floor":
        "Visit {visit} is left out for {reason}; crew {crew} could make it at {at} and every "
        "floor would hold.",
    "reason_room": "Visit {visit} is left out for {reason}; crew {crew} has room for it at {at}.",
    # the crew's day
    "stop_without_crew": "The plan has no crew {crew}, but stops or legs of it.",
    "stop_sequence": "Crew {crew}: its stops are numbered {found}, not from 0 without a gap.",
    "shift_start": "Crew {crew} does not begin its shift at home at {due}.",
    "shift_end": "Crew {crew} does not end its shift at home at {due}.",
    "stop_order": "Crew {crew}, stop {seq}: its times run backwards at {at}.",
    "stop_kind": "Crew {crew}, stop {seq}: {kind} is no kind of stop, or lacks its visit.",
    "stop_unknown_visit": "Crew {crew}, stop {seq}: the plan has no visit {visit}.",
    "stop_place": "Crew {crew}, stop {seq} ({kind}) at {at} is not where it should be.",
    "stop_duration": "Crew {crew} spends {found} min on visit {visit} at {at}; it takes {needed}.",
    "stop_window": "Crew {crew} is at visit {visit} from {at} to {until}; it is open {window}.",
    "stop_skills": "Crew {crew} lacks {skills} for visit {visit} at {at}.",
    "stop_kit": "Crew {crew} does not have {kit} with it for visit {visit} at {at}.",
    "stop_recused": "Crew {crew}: {officer} must not inspect {enterprise} at {at} (recusal).",
    "stop_foreign": "Crew {crew} of district {own} inspects in district {district} at {at}.",
    "lunch_count": "Crew {crew} has {found} lunches; it must have {needed}.",
    "lunch_length": "Crew {crew}: its lunch at {at} takes {found} min, not {needed}.",
    "lunch_window": "Crew {crew}: its lunch at {at} is not within {window}.",
    # the drives
    "leg_sequence": "Crew {crew}: its legs are numbered {found}; its stops need {needed}.",
    "leg_times": "Crew {crew}, leg {seq}: it does not leave and arrive when its stops say ({at}).",
    "leg_arrival":
        "Crew {crew}, leg {seq} at {at}: {clock_ms} ms on the clock, {travel_ms} ms of travel.",
    "leg_off_network": "Crew {crew}, leg {seq} at {at}: a place is too far from any road.",
    "path_unreadable": "Crew {crew}, leg {seq} at {at}: its path cannot be read.",
    "path_anchor": "Crew {crew}, leg {seq} at {at}: its path does not join its two stops.",
    "path_broken": "Crew {crew}, leg {seq} at {at}: its path breaks off at road {road}.",
    "path_turn": (
        "Crew {crew}, leg {seq} at {at}: turn restriction {restriction} forbids to go on by road "
        "{road}."
    ),
    "path_oneway": "Crew {crew}, leg {seq} at {at}: against the one-way road {road}.",
    "path_closed":
        "Crew {crew}, leg {seq} at {at}: road {road} is closed that day ({closure}).",
    "path_time": "Crew {crew}, leg {seq} at {at} claims {claimed} ms; its path takes {found} ms.",
    "leg_slow": "Crew {crew}, leg {seq} at {at} takes {found} ms; {quickest} ms are enough.",
    "leg_length": "Crew {crew}, leg {seq} at {at} claims {claimed} m; its path has {found} m.",
    "leg_geometry": "Crew {crew}, leg {seq} at {at}: its line does not join its two stops.",
    "route_totals": "Crew {crew}: its route says {field} = {claimed}; recomputed it is {found}.",
    # coverage
    "nothing_to_cover":
        "Plan {plan}: no unit has any weight, so its coverage means nothing.",
    "coverage_minutes": "The plan's coverage lacks minutes, or has too many, from {at} on.",
    "coverage_claim": "{at}–{until}: coverage of {claimed} % claimed, recomputed {found} %.",
    "static_claim": "{at}–{until}: static coverage {claimed} % claimed, recomputed {found} %.",
    "coverage_uncovered": "{at}–{until}: uncovered units claimed {claimed}, recomputed {found}.",
    "class_a_breach":
        "{at}–{until}: nobody reaches {units} of class A, though somebody at home would; "
        "undeclared.",
    "floor_breach":
        "{at}–{until}: coverage falls to {found} %, below the floor of {floor} %, undeclared.",
    "relaxation_wrong": "The declared relaxation {at}–{until}: its {field} is not true.",
}

#: What a reader should know although the plan is not wrong for it.
NOTICES: dict[str, str] = {
    "roads_changed":
        "The roads were loaded anew since plan {plan} was made; its times may differ.",
    "closures_changed":
        "Road closures changed since plan {plan} was made ({closures}); its times may differ.",
    "settings_changed": "These settings changed since plan {plan} was made: {keys}.",
    "officer_unaccounted": "{officer} of squad {squad} is in no crew, and the plan says not why.",
    "mandatory_unserved": "Mandatory visits that are not served: {count} ({visits}).",
    "item_without_enterprise": "Item {item} is due, but there is no enterprise {enterprise}.",
    "place_off_network": "{place} is too far from any road and counts as unreachable.",
    "relaxation_idle": "{at}–{until}: a relaxation is declared, but the floor holds.",
}
