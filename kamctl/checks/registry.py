"""All rules of `check`, in the order of their codes."""

from __future__ import annotations

from kamctl.checks import actions, files, plans, reviews, selection
from kamctl.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("KAM101", "error", files.unreadable_file, fixed=True),
    Rule("KAM102", "error", files.duplicate_key, fixed=True),
    Rule("KAM103", "error", files.unknown_field, fixed=True),
    Rule("KAM104", "error", files.missing_field, fixed=True),
    Rule("KAM105", "error", files.invalid_value, fixed=True),
    Rule("KAM106", "error", files.unknown_reference),
    Rule("KAM107", "error", files.invalid_id, fixed=True),
    Rule("KAM108", "warning", files.misplaced_file),
    Rule("KAM109", "error", files.orphan_file),
    Rule("KAM110", "error", files.future_date),
    Rule("KAM111", "warning", files.unordered_log),
    Rule("KAM112", "warning", files.useless_ignore),
    Rule("KAM201", "error", selection.weights_not_100),
    Rule("KAM202", "error", selection.criteria_count),
    Rule("KAM203", "error", selection.criteria_approval),
    Rule("KAM204", "warning", selection.decision_maker),
    Rule("KAM205", "error", selection.rating_off_scale),
    Rule("KAM206", "warning", selection.missing_rating),
    Rule("KAM207", "warning", selection.rating_without_evidence),
    Rule("KAM208", "warning", selection.stale_rating, timed=True),
    Rule("KAM209", "warning", selection.raters_disagree),
    Rule("KAM210", "error", selection.decision_against_verdict),
    Rule("KAM211", "warning", selection.undecided),
    Rule("KAM212", "warning", selection.key_below_threshold),
    Rule("KAM401", "error", plans.missing_plan),
    Rule("KAM402", "error", plans.stale_plan, timed=True),
    Rule("KAM403", "error", plans.horizon),
    Rule("KAM404", "error", plans.expired_plan, timed=True),
    Rule("KAM405", "warning", plans.objective_without_initiative),
    Rule("KAM406", "warning", plans.initiative_helps_nothing),
    Rule("KAM407", "warning", plans.year_without_milestone),
    Rule("KAM408", "error", plans.missed_milestone, timed=True),
    Rule("KAM409", "warning", plans.one_function_team),
    Rule("KAM410", "warning", plans.not_validated, timed=True),
    Rule("KAM411", "warning", plans.unconfirmed, timed=True),
    Rule("KAM412", "warning", plans.no_external_pressure),
    Rule("KAM501", "error", actions.overdue_action, timed=True),
    Rule("KAM502", "error", actions.empty_window, timed=True),
    Rule("KAM503", "warning", actions.long_action),
    Rule("KAM504", "warning", actions.action_without_purpose),
    Rule("KAM505", "error", actions.owner_left, timed=True),
    Rule("KAM506", "warning", actions.overloaded_owner),
    Rule("KAM507", "warning", actions.slipping_action),
    Rule("KAM704", "error", reviews.review_overdue, timed=True),
    Rule("KAM706", "warning", reviews.review_without_customer),
)

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
