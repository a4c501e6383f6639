"""The promised shapes of results whose records are built differently.

A shape lists keys in their order, as GraphQL writes a selection: `key`, or `key: path` for what
stands elsewhere (a path leads through a list to each of its entries), with `{ ... }` for what is
shown of the records there, `...` for their own shape (in a record's own shape: for its other fields),
and `?` after a key that is left out where there is nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Field(NamedTuple):
    """A key of a shape, the path to its value, and the shape of the records there, if not their own."""

    key: str
    path: tuple[str, ...]
    shape: tuple[Field, ...] = ()
    optional: bool = False


#: By module, below `kamctl.method`, and class.
SHAPES: dict[str, str] = {
    "due.Due": "account kind id what owner due days_overdue",
    "execution.actions.Tracked": """
        account id do: action.do owner: action.owner serves: action.serves opened: action.opened
        due state days_overdue moves
    """,
    "lifecycle.stages.Lifecycle": """
        account name stage since next ready
        requirements { name stage state detail remedy: way_out fallen_since waived_until }
    """,
    "lifecycle.stages.Judged": "name stage state detail remedy",
    "plan.completeness.Area": "area level share met rules missing",
    "plan.plan_tree.Outline": """
        account name horizon { start end } destination parts: branches initiatives milestones: marks gaps
    """,
    "plan.plan_tree.Branch": "part id text confirmed initiatives: efforts",
    "plan.plan_tree.Effort": """
        id name: initiative.name owner: initiative.owner start: initiative.start end: initiative.end
        actions: actions.id resources: asked
    """,
    "plan.plan_tree.Mark": "id by: milestone.by outcome: milestone.outcome state",
    "selection.scores.ranking.Ranked": """
        account: score.account name score: score.score verdict: score.verdict rank: score.rank
        criteria: score.criteria missing: score.missing decision decide_by rests_on: score.rests_on
        band: score.band tier: score.tier tier_set: score.tier_set
        without_cap: score.capped_from capped_because: score.capped_because sensitivity? ratings? results?
    """,
    "selection.ratings.grounds.Ground": """
        rating by date evidence anchor until stale value? measure? not_applicable?
    """,
    "selection.scores.what_if.Impact": """
        account name before { score verdict rank } after { score verdict rank } move key_account exits
    """,
    "selection.scores.score_change.ScoreChange": "before after change parts",
    "changes.account_history.Entry": """
        date: day score verdict edition stage standing decision entries: said why?
    """,
    "changes.account_history.Recorded": "commit date: day author subject changes: said",
    "growth.white_space.Grid": "account name units places quarters spend ours wallet largest",
    "review.agenda_items.Agenda": "account name quarter edition from: start to: end ...",
    "resources.capacity.Load": "quarter role name capacity demand: days free over granted demands",
    "resources.capacity.Demand": "account name rank initiative initiative_name days minimum granted",
    "resources.allocation.RoleDays": """
        role quarter capacity asked granted left worth_of_one_more_day further
    """,
    "relationships.coverage.Coverage": """
        account name key_account contacts functions_covered functions executive_pair single_threaded
        presidents decision_level: pair.level
    """,
    "money.report.Report": """
        source by from: start to: end currency definition lines
        customers: spread.customers revenue: spread.revenue profit: spread.profit
        best_fifth: spread {
            customers: fifth profit_share positive_profit_share revenue_share_of_largest
            profit_share_of_largest overlap
        }
        customers_for_80_percent: spread.customers_for_80_percent
        peak: spread { rank: peak_rank profit: peak_profit share: peak_share }
        losing: spread { customers: losing profit: lost }
        left_out returns { lines revenue } lines_without_cost: without_cost unrated_activities: unrated
        no_account: strangers { customers: lines revenue } accounts_without_lines: without_lines
        lost_zeros losing_key_accounts: losing_keys.account undecided { customer: key account profit } rows
    """,
    "money.report.Row": "rank customer: key account name revenue profit margin cumulated share",
    "money.monthly.FourQuarters": "from: start to: end revenue profit quarters",
    "money.signals.QuarterFigures": "quarter: span.label revenue profit balance? overdue?",
    "money.answers.AnsweredSignal": """
        account customer: signal.customer quarter: signal.quarter kind: signal.kind name: signal.name
        figures: signal.figures answered
    """,
    "performance.performance_status.Performance": """
        account name standing standing_since: recorded.date required gap reasons ours theirs
        required_of_us our_reasons corrective_action_expired: expired.until corrective_actions
        obligations: kept
    """,
    "performance.performance_status.CorrectiveAction": """
        date: entry.date by: entry.by until: entry.until reason: entry.reason obligations missed met outcome
    """,
    "performance.obligations.Kept": """
        id owed_by: obligation.owed_by what: obligation.what every: obligation.every
        due: obligation.due target: obligation.target unit: obligation.unit
        critical: obligation.critical periods
    """,
    "performance.obligations.ObligationPeriod": "period: label state actual excused",
    "performance.price_benefit.PriceBenefit": """
        newest { date by price benefit } trend price_above_benefit
        years { year price benefit delivered accepted }
    """,
    "relationships.coverage.ContactCoverage": "... shallow: is_shallow",
    "relationships.supply_position.Supply": "text date: position.date at_risk",
    "performance.exit_review.OpenAction": """
        id: action.id do: action.action.do owner: action.action.owner due: action.due state: action.state
        days_overdue: action.days_overdue moves: action.moves owner_name ours
    """,
    "performance.exit_review.OpenNeed": """
        id need: need.need raised_by: need.raised_by raised_by_name date: need.date
    """,
    "performance.exit_review.Running": """
        id name: initiative.name end: initiative.end
        worth_to_them: initiative.worth.to_them worth_to_us: initiative.worth.to_us
    """,
    "performance.exit_review.ExitReview": """
        account name company currency edition as_of manager stage
        decision { outcome date edition score reason until }
        score_then: selection { outcome date edition score reason }
        score_now: score { score verdict criteria { criterion weight rating points } }
        criterion_names exit_below standing: performance.standing standing_since: performance.recorded.date
        required: performance.required reasons: performance.reasons record: performance { theirs ours }
        their_obligations { ... recent } our_obligations { ... recent }
        our_reasons: performance.our_reasons corrective_actions open_actions open_needs initiatives
        worth_to_us price_benefit supply_position: supply
        flight_risk { level date reason mitigation } receivables { date balance overdue } results options
    """,
}


_TOKEN = re.compile(r"(?P<key>\w+|\.\.\.)(?P<optional>\?)?(?:: (?P<path>[\w.]+))?|(?P<brace>[{}])")


@cache
def shape_of(kind: type) -> tuple[Field, ...] | None:
    """Return the shape that was promised of a class of results; None for one that is shown as it is."""
    written = SHAPES.get(f"{kind.__module__.removeprefix('kamctl.method.')}.{kind.__name__}")
    return None if written is None else parse(written)


def parse(written: str) -> tuple[Field, ...]:
    """Read a shape."""
    levels: list[list[Field]] = [[]]
    for token in _TOKEN.finditer(written):
        if token["brace"] == "{":
            levels.append([])
        elif token["brace"] == "}":
            within = tuple(levels.pop())
            levels[-1][-1] = levels[-1][-1]._replace(shape=within)
        else:
            path = tuple((token["path"] or token["key"]).split("."))
            levels[-1].append(Field(token["key"], path, optional=bool(token["optional"])))
    return tuple(levels[0])
