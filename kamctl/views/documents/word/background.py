"""The internal part of a Word agenda."""

from __future__ import annotations

from kamctl.views.documents.word.markup import (
    COLON,
    Row,
    Xml,
    amount,
    each,
    para,
    row,
    rows_if,
    run,
    say,
    tags,
    when,
)

_B = "background"
_WHO = '{{ c.name if c.name != "?" else c.title or c.contact }}'
_POST = "({{ c.level|t }}, {{ c.function }})"
_OPEN = f'{_B}.completeness|rejectattr("level", "equalto", "green")|list'
_DECIDING = f'{_B}.coverage|selectattr("role", "equalto", "decision-maker")|list'
_SHALLOW = f'{_B}.coverage|selectattr("shallow")|list'
_UNCOVERED = f'{_B}.coverage|rejectattr("state", "equalto", "covered")|list'
_UNMET = f'{_B}.requirements|rejectattr("state", "equalto", "met")|list'


def facts() -> list[Row]:
    """Return a row for each internal fact."""
    return [
        _fact("Selection", _text(_selection())),
        _fact("Stage", _text(_either(f"{_B}.stage is not none", say(
            "{stage} ({name}) since {day}", stage=f"{_B}.stage", name=f"{_B}.stage_name|t", day=f"{_B}.stage_since|day"
        ), "none recorded"))),
        _fact("Plan", _text(_plan()), *each(f"a in {_B}.adjustments", _small(f"{{{{ a.date|day }}}}{COLON} {{{{ a.what }}}}"))),
        _fact("Flight risk", _text(_either(f"{_B}.flight_risk", (
            f"{{{{ {_B}.flight_risk.level|t }}}} ({{{{ {_B}.flight_risk.date|day }}}}){COLON} {{{{ {_B}.flight_risk.reason }}}}"
        ), "not assessed")), *when(
            f"{_B}.flight_risk and {_B}.flight_risk.mitigation",
            _small(say("mitigation: {text}", text=f"{_B}.flight_risk.mitigation")),
        )),
        _fact("Why they buy", _text(
            f"{{% for r in {_B}.buying_reasons %}}{{{{ r.reason|t }}}}{{% if r.note %}} ({{{{ r.note }}}}){{% endif %}}"
            f'{{{{ ", " if not loop.last }}}}{{% else %}}{say("not recorded")}{{% endfor %}}')),
        *rows_if(f"{_B}.growth", _fact("Growth", _text(
            f"{{{{ {_B}.growth.outlook|t }}}} ({{{{ {_B}.growth.date|day }}}}){COLON} {{{{ {_B}.growth.finding }}}}"))),
        *rows_if(f"{_B}.supply_position", _supply()),
        *rows_if(f"{_B}.white_space and {_B}.white_space.wallet is not none", _wallet()),
        *rows_if(_OPEN, _fact("The plan lacks", *_lines(
            f"a in {_OPEN}", "{{ a.area|t }}",
            f" ({{{{ a.level|t }}}}, {say('{met} of {all}', met='a.met', all='a.rules')}){COLON} {{{{ a.missing|join('; ') }}}}"))),
        *rows_if(f"{_B}.playbooks", _fact("Playbooks to start", *_lines(
            f"p in {_B}.playbooks", "{{ p.playbook }}", " ({{ p.what }}, {{ p.date|day }})"))),
        *rows_if(f"{_B}.touches", _fact("Contact made", *_lines(
            f"c in {_B}.touches", f"{{{{ c.date|day }}}}{{% if c.how %}}, {{{{ c.how|t }}}}{{% endif %}}{COLON} {{{{ c.note }}}}",
            " ({{ c.whom|join(', ') }}{% if c.by_name %}; {{ c.by_name }}{% endif %})"))),
        *rows_if(f"{_B}.lacking", _fact("Not yet a partnership", *_lines(
            f"t in {_B}.lacking", "{{ t.name|t }}", " ({{ t.detail }})"))),
        *rows_if(f"{_B}.receivables", _fact("Receivables", _text(_receivables()))),
        _fact("Not covered", *_lines(
            f"c in {_UNCOVERED}", _WHO, f" {_POST}{COLON} {{{{ c.detail }}}}", say("everybody is covered"))),
        *rows_if(_DECIDING, _fact("Decision-maker", *_lines(f"c in {_DECIDING}", _WHO, f" {_POST}"))),
        *rows_if(_SHALLOW, _fact("Relationship to deepen", *_lines(
            f"c in {_SHALLOW}", _WHO,
            f"{COLON} " + say("wanted {wanted}, today {depth}", wanted="c.wanted_depth|t", depth='(c.depth or "not known")|t')))),
        _fact("Gates", *_lines(
            f"r in {_UNMET}", say("stage {stage}", stage="r.stage") + f", {{{{ r.name|t }}}}{COLON} {{{{ r.state|t }}}}", " ({{ r.detail }})",
            say("every requirement is met"))),
    ]  # fmt: skip


def _selection() -> str:
    score = say("score {score}", score=f"{_B}.score|score")
    return (
        f'{{{{ {_B}.decision|t if {_B}.decision else "no decision"|t }}}}; '
        f"{{% if {_B}.score is not none %}}{score}, {{% endif %}}"
        + say("verdict: {verdict}", verdict=f'({_B}.verdict or "none")|t')
        + f"{{% if {_B}.tier %}}; {say('tier {tier}', tier=f'{_B}.tier')}{{% endif %}}"
        + f"{{% if {_B}.quadrant %}}; {say('quadrant: {quadrant}', quadrant=f'{_B}.quadrant|t')}{{% endif %}}"
    )


def _plan() -> str:
    activity = _either(
        f"{_B}.plan_last_activity is not none",
        say("last activity {day}", day=f"{_B}.plan_last_activity|day")
        + f"{{% if {_B}.stale %}}, {say('stale')}{{% endif %}}",
        "no activity",
    )
    approved = say("approved by {who} on {day}", who=f"{_B}.approved_by", day=f"{_B}.approved_on|day")
    return (
        activity
        + f"{{% if {_B}.approved_on is not none %}}; {approved}{{% endif %}}"
        + f"{{% if {_B}.approval_outdated %}}; {say('to be approved again')}{{% endif %}}"
    )


def _receivables() -> str:
    owing = say(
        "{balance} on {day}, {overdue} overdue", balance=amount(f"{_B}.receivables.balance"),
        day=f"{_B}.receivables.date|day", overdue=amount(f"{_B}.receivables.overdue"),
    )  # fmt: skip
    return (
        owing
        + f"{{% if {_B}.credit %}}; {say('limit {amount}', amount=amount(f'{_B}.credit.limit'))}{{% endif %}}"
    )


def _supply() -> Row:
    place = f"{_B}.supply_position"
    given = {"rank": f"{place}.our_rank", "vendors": f"{place}.vendors", "trend": f"{place}.trend|t"}
    with_share = say(
        "number {rank} of {vendors} suppliers, {share} % of their spend, {trend}",
        rank=given["rank"], vendors=given["vendors"], share=f"{place}.our_share|number", trend=given["trend"],
    )  # fmt: skip
    without = say("number {rank} of {vendors} suppliers, {trend}", **given)
    words = f"{{% if {place}.our_share is not none %}}{with_share}{{% else %}}{without}{{% endif %}}"
    return _fact(
        "Among their suppliers",
        _text(f"{words} ({{{{ {place}.date|day }}}})"),
        *when(
            f"{_B}.consolidation_risk",
            _small(say("They keep fewer suppliers, and we rank below those that usually remain.")),
        ),
    )


def _wallet() -> Row:
    space = f"{_B}.white_space"
    share = say(
        "{share} % of the {amount} a year that they are known to spend",
        share=f"{space}.wallet|score", amount=amount(f"{space}.spend"),
    )  # fmt: skip
    open_ = say("{amount} a year of {offering}", amount=amount("p.open_money"), offering="p.offering")
    rivals = "{% if p.rivals %} ({{ p.rivals|join(', ') }}){% endif %}"
    goes = '{{ p.initiative or "and no initiative pursues it"|t }}'
    return _fact(
        "Share of wallet",
        _text(share),
        *each(f"p in {space}.largest[:3]", _small(f"{say('Not ours')}{COLON} {open_}{rivals}, {goes}")),
    )


def _either(condition: str, words: str, otherwise: str) -> str:
    return f"{{% if {condition} %}}{words}{{% else %}}{say(otherwise)}{{% endif %}}"


def _fact(name: str, *held: Xml) -> Row:
    return row([para(run(say(name), "Strong"), style="Cell")], held)


def _text(words: str) -> Xml:
    return para(words, style="Cell")


def _small(words: str) -> Xml:
    return para(words, style="Small")


def _lines(loop: str, words: str, more: str, nothing: str = "") -> list[Xml]:
    """Return a line for each item of a list, or a text for an empty list."""
    line = para(words, run(more, "Soft"), style="Cell")
    return [*tags(f"for {loop}"), line, *tags("else"), para(nothing, style="Cell"), *tags("endfor")]
