"""The agenda as a Word template: its content and order."""

from __future__ import annotations

from kamctl.views.documents.word.markup import (
    COLON,
    Column,
    Xml,
    amount,
    counted,
    each,
    para,
    row,
    rows_each,
    rows_if,
    run,
    say,
    tab,
    table,
    tags,
    when,
)

_ITEMS = 's["items"]'
_OWNER = [
    para("{{ a.owner_name }}", style="Cell"),
    para("{{ company if a.side == 'us' else name }}", style="Small"),
]
_MOVED = "moved {times}, first due {day}"


def body() -> list[Xml]:
    """Return the agenda's paragraphs and tables."""
    return [
        *_head(),
        *each("s in sections", _section_head(), *_sections()),
        para(say("Agreed today"), style="Heading1"),
        *table(
            [Column(say("Action"), 60), Column(say("Owner"), 20), Column(say("By when"), 20)],
            [row(*[[para(style="Sheet")]] * 3)] * 4,
        ),
        *when('edition == "internal"', *_ours()),
    ]


def _head() -> list[Xml]:
    return [
        para('{{ (rhythm ~ " review")|t }} · {{ period_name }}', style="Kicker"),
        para("{{ name }}", style="Title"),
        para(
            f"{say('{from} to {to}', **{'from': 'from|day', 'to': 'to|day'})} · "
            f"{say('{minutes} minutes proposed', minutes='minutes')} · "
            f"{say('prepared on {day} by {company}', day='prepared|day', company='company')}",
            style="Subtitle",
        ),
        *when(
            'edition == "internal"',
            para(say("Internal edition: not for the customer"), style="Warning"),
            *when(
                "background.results",
                para(
                    f"{say('What they brought us over four closed quarters:')} {_brought('background.results')}",
                    style="Subtitle",
                ),
            ),
        ),
        *table([Column("", 50), Column("", 50)], [row(_people("theirs", "name"), _people("ours", "company"))],
               style="Sides"),
        *when(
            "previous",
            para(
                run(say("Last review:"), "Strong"), " ",
                say("{day} ({period}), with {people}", day="previous.held|day", period="previous.period",
                    people='previous.attendees|join(", ")'),
                ".{% if previous.rating is defined and previous.rating is not none %} "
                f"{say('They rated it {rating} of 5.', rating='previous.rating|number')}{{% endif %}}",
                style="Note",
            ),
            *when("previous.summary is defined and previous.summary", para("{{ previous.summary }}", style="Note")),
            para(style="After"),
        ),
        *when(
            "opening",
            para(run(say("{company} first explains the promises that it did not keep:", company="company"), "Bad"),
                 style="Note"),
            *each("what in opening", para("{{ what }}", style="NotePoints")),
            para(style="After"),
        ),
        *table(
            [Column(say("Agenda"), 85), Column(say("Minutes"), 15, numbers=True)],
            [
                *rows_each("s in sections", row("{{ loop.index }}. {{ s.title }}", '{{ s.minutes or "–" }}')),
                row([para(run(say("Together"), "Strong"), style="Cell")],
                    [para(run("{{ minutes }}", "Strong"), style="Number")]),
            ],
        ),
    ]  # fmt: skip


def _brought(of: str) -> str:
    sums = say(
        "revenue {revenue}, profit {profit}", revenue=amount(f"{of}.revenue"), profit=amount(f"{of}.profit")
    )
    each_ = say("{first} and {last}", first="q.revenue|money", last="q.profit|money")
    quarters = f'{{% for q in {of}.quarters %}}{{{{ q.quarter }}}} {each_}{{{{ ", " if not loop.last }}}}{{% endfor %}}'
    return f"{sums}; {say('revenue and profit by quarter:')} {quarters}"


def _people(side: str, heading: str) -> list[Xml]:
    return [
        para(f"{{{{ {heading} }}}}", style="Heading2"),
        *tags(f"for p in {side}"),
        para("{{ p.name }}", run(" {{ p.title or '' }}", "Soft"), style="Cell"),
        *when(
            "p.stance is defined and p.stance",
            para(
                run(
                    "{{ p.stance|t }}{% if p.influence %}, "
                    + say("influence: {influence}", influence="p.influence|t")
                    + "{% endif %}",
                    "Warn",
                ),
                style="Small",
            ),
        ),
        *tags("else"),
        para(say("Nobody is named yet."), style="Empty"),
        *tags("endfor"),
    ]


def _section_head() -> Xml:
    minutes = f"{{% if s.minutes %}}{say('{n} min', n='s.minutes')}{{% endif %}}"
    return para(
        run("{{ loop.index }}  ", "Blue"), "{{ s.title }}", tab(), run(minutes, "Minutes"), style="Heading1"
    )


def _sections() -> list[Xml]:
    parts = {
        "needs": _needs, "follow-up": _follow_up, "value": _value, "obligations": _obligations,
        "price-benefit": _price_benefit, "destination": _destination, "next-90-days": _next_days,
        "decisions": _decisions,
    }  # fmt: skip
    return [one for name, held in parts.items() for one in when(f's.id == "{name}"', *held())]


def _listed(rows: list[Xml], otherwise: list[Xml]) -> list[Xml]:
    """Return the part that lists a section's items, or says that there are none."""
    return [*tags(f"if {_ITEMS}"), *rows, *tags("else"), *otherwise, *tags("endif")]


def _empty(words: str) -> Xml:
    return para(words, style="Empty")


def _needs() -> list[Xml]:
    state = [
        *tags('if n.state == "met"'),
        para(run(say("met"), "Good"), run(" {{ n.met|day }}", "SoftSmall"), style="Cell"),
        *tags('elif n.state == "new"'),
        para(run(say("new"), "Strong"), style="Cell"),
        *tags("else"),
        para(say("open"), style="Cell"),
        *tags("endif"),
    ]
    columns = [
        Column(say("Need"), 46),
        Column(say("Raised by"), 20),
        Column(say("On"), 14),
        Column(say("State"), 20),
    ]
    one = row("{{ n.need }}", "{{ n.raised_by_name }}", "{{ n.date|day }}", state)
    nothing = say(
        "No need is on record. What has changed for {name} since {day}?", name="name", day="s.facts.since|day"
    )
    return _listed(table(columns, rows_each(f"n in {_ITEMS}", one)), [_empty(nothing)])


def _follow_up() -> list[Xml]:
    lead = (
        f"{say('{actions} done', actions=counted('s.facts.done', 'action'))}"
        f"{{% if s.facts.done_late %}} ({say('{n} late', n='s.facts.done_late')}){{% endif %}}, "
        f"{say('{n} open', n='s.facts.open')}, {say('{n} overdue', n='s.facts.overdue')}, "
        f"{say('{n} dropped', n='s.facts.dropped')}."
    )
    what = [
        para("{{ a.do }}", style="Cell"),
        *when(
            "a.slips is defined",
            *each(
                "m in a.slips",
                para(
                    f"{say('moved on {day} from {was} to {now}', day='m.date|day', was='m.was|day', now='m.now|day')}"
                    f"{COLON} {{{{ m.reason }}}}",
                    style="Small",
                ),
            ),
        ),
    ]
    late = f"{{% if a.days_late %}}, {say('{days} late', days=counted('a.days_late', 'day'))}{{% endif %}}"
    told = "a.dropped_because"
    why = f"{{% if {told} is defined and {told} %}}{COLON} {{{{ {told} }}}}{{% endif %}}"
    state = [
        *tags('if a.state == "done"'),
        para(run(say("done"), "Good"), style="Cell"), para("{{ a.done|day }}" + late, style="Small"),
        *tags('elif a.state == "dropped"'),
        para(run(say("dropped"), "Soft"), style="Cell"), para("{{ a.dropped|day }}" + why, style="Small"),
        *tags('elif a.state == "overdue"'),
        para(run(say("overdue"), "Bad"), style="Cell"),
        para(say("by {days}", days=counted("a.days_late", "day")), style="Small"),
        *tags("else"),
        para(say("open"), style="Cell"),
        *tags("endif"),
    ]  # fmt: skip
    columns = [
        Column(say("Action"), 43),
        Column(say("Owner"), 18),
        Column(say("Due"), 19),
        Column(say("State"), 20),
    ]
    nothing = [
        *tags("if previous"), _empty(say("No action was agreed in the last review, and none was open at the time.")),
        *tags("else"), _empty(say("No review was held before this one.")), *tags("endif"),
    ]  # fmt: skip
    made = table(columns, rows_each(f"a in {_ITEMS}", row(what, _OWNER, _due("a.due"), state)))
    return _listed([para(lead, style="Lead"), *made], nothing)


def _due(day: str) -> list[Xml]:
    moved = para(say(_MOVED, times=counted("a.moves", "time"), day="a.first_due|day"), style="Small")
    return [para(f"{{{{ {day}|day }}}}", style="Cell"), *when("a.moves", moved)]


def _value() -> list[Xml]:
    state = [
        *tags('if v.state == "accepted"'),
        para(run(say("accepted"), "Good"), style="Cell"),
        para("{{ v.accepted_by_name }}, {{ v.accepted_on|day }}", style="Small"),
        *tags("else"),
        para(run(say("claimed"), "Warn"), style="Cell"), para(say("not accepted yet"), style="Small"),
        *tags("endif"),
    ]  # fmt: skip
    columns = [
        Column(say("Delivered"), 46), Column(say("On"), 14),
        Column(say("Worth ({currency})", currency="currency"), 16, numbers=True), Column(say("Accepted"), 24),
    ]  # fmt: skip
    worth = '{{ v.worth|money if v.worth is not none else "–" }}'
    years = [
        Column(say("Year by year"), 20), Column(say("Accepted ({currency})", currency="currency"), 18, numbers=True),
        Column(say("Claimed ({currency})", currency="currency"), 18, numbers=True),
    ]  # fmt: skip
    return [
        *_listed(
            table(
                columns, rows_each(f"v in {_ITEMS}", row("{{ v.what }}", "{{ v.date|day }}", worth, state))
            ),
            [_empty(say("No value is on record for this period."))],
        ),
        *when(
            "s.facts.years",
            *table(
                years,
                rows_each(
                    "y in s.facts.years",
                    row("{{ y.year }}", "{{ y.accepted|money }}", "{{ y.claimed|money }}"),
                ),
            ),
        ),
    ]


def _result(period: str = "r") -> Xml:
    """Return a period's result: the period, the figure, and whether it was kept, in its colour."""
    figure = f"{{% if {period}.actual is not none %}}{{{{ {period}.actual|number }}}} {{% endif %}}"
    excused = f"{{% if {period}.excused is defined and {period}.excused %}} ({{{{ {period}.excused }}}}){{% endif %}}"
    return para(
        run(f"{{{{ {period}.period }}}} ", "SoftSmall"),
        figure,
        *kept(period),
        run(excused, "SoftSmall"),
        style="Cell",
    )


def kept(period: str) -> list[Xml]:
    """Return runs that say whether a period was kept, in its colour."""
    said = f"{{{{ {period}.state|t }}}}"
    return [
        run(f'{{% if {period}.state == "met" %}}'), run(said, "Good"),
        run(f'{{% elif {period}.state == "missed" %}}'), run(said, "Bad"),
        run(f'{{% elif {period}.state == "unreported" %}}'), run(said, "Warn"),
        run("{% else %}"), run(said, "Soft"), run("{% endif %}"),
    ]  # fmt: skip


def _obligations() -> list[Xml]:
    found: list[Xml] = []
    columns = [Column(say("Promised"), 46), Column(say("Before"), 27), Column(say("This period"), 27)]
    for side, who, record in (("us", "company", "ours"), ("account", "name", "theirs")):
        owed = f'{_ITEMS}|selectattr("owed_by", "equalto", "{side}")|list'
        met = f"s.facts.{record}.met"
        tally = say(
            "kept {met} of {all} over the last four periods", met=met, all=f"{met} + s.facts.{record}.missed"
        )
        heading = f"{{{{ {who} }}}}"
        aim = f"{{{{ o.aim or '' }}}}{{% if o.due %}}{say('by {day}', day='o.due|day')}{{% endif %}}"
        what = [para("{{ o.what }}", style="Cell"), *when("o.aim or o.due", para(aim, style="Small"))]
        before = 'r in o.recent if r.period not in o.results|map(attribute="period")|list'
        past = [*tags(f"for {before}"), _result(), *tags("else"), para(style="Cell"), *tags("endfor")]
        now = [
            *tags("for r in o.results"), _result(),
            *tags("else"), para(run(say("nothing due"), "Soft"), style="Cell"), *tags("endfor"),
        ]  # fmt: skip
        found += [
            *tags(f"if {owed}"),
            para(heading, run(f"  {tally}", "Plain"), style="Heading2"),
            *table(columns, rows_each(f"o in {owed}", row(what, past, now))),
            *tags("else"),
            para(heading, style="Heading2"),
            _empty(say("Nothing that {who} promised is on record.", who=who)),
            *tags("endif"),
        ]
    standing = para(
        say("Performance status: {recorded} recorded, {required} required", recorded="s.facts.standing|t",
            required="s.facts.required|t"),
        '{% if s.facts.reasons %} ({{ s.facts.reasons|join("; ") }}){% endif %}.', style="Note",
    )  # fmt: skip
    return [*found, *when('edition == "internal"', standing)]


def _price_benefit() -> list[Xml]:
    trend = '{"improving": "better than last time", "worsening": "worse than last time", '
    trend += '"steady": "the same as last time"}[s.facts.trend]|t'
    verdict = '("Benefit is rated above price" if s.facts.balance > 0 else "Benefit is rated below price" '
    verdict += 'if s.facts.balance < 0 else "Benefit is rated level with price")|t'
    columns = [
        Column(say("Date"), 14), Column(say("By"), 22), Column(say("Price"), 9, numbers=True),
        Column(say("Benefit"), 9, numbers=True), Column(say("In their words"), 46),
    ]  # fmt: skip
    one = row(
        "{{ c.date|day }}",
        "{{ c.by_name }}",
        "{{ c.price|number }}",
        "{{ c.benefit|number }}",
        "{{ c.note or '' }}",
    )
    return _listed(
        [
            para(
                f"{{{{ {verdict} }}}}{{% if s.facts.trend %}}; {{{{ {trend} }}}}{{% endif %}}.", style="Lead"
            ),
            *when("chart", para("{{ chart }}", style="Lead")),
            *table(columns, rows_each(f"c in {_ITEMS}", one)),
        ],
        [_empty(say("Nobody at {name} has rated price and benefit yet.", name="name"))],
    )


def _destination() -> list[Xml]:
    reached = say(
        "{reached} of {milestones} reached; the plan runs to {day}",
        reached="s.facts.reached", milestones=counted("s.facts.milestones", "milestone"), day="s.facts.end|day",
    )  # fmt: skip
    confirmed = say(
        "{name} confirmed it on {day}", name="s.facts.validated_by_name", day="s.facts.validated_on|day"
    )
    nobody = say("and nobody at {name} has confirmed it yet", name="name")
    return [
        *tags("if s.facts"),
        *when("s.facts.destination", para("{{ s.facts.destination }}", style="Destination")),
        para(f"{reached}, {{% if s.facts.validated_on %}}{confirmed}{{% else %}}{nobody}{{% endif %}}.", style="Lead"),
        *(
            one
            for kind, heading in (
                ("objective", "Objectives"), ("pressure", "Pressures from outside"), ("obstacle", "Obstacles from within"),
            )
            for one in _aims(kind, heading)
        ),
        *_milestones(),
        *_initiatives(),
        *tags("else"),
        _empty(say("No plan is on record yet.")),
        *tags("endif"),
    ]  # fmt: skip


def _of(kind: str) -> str:
    return f'{_ITEMS}|selectattr("kind", "equalto", "{kind}")|list'


def _aims(kind: str, heading: str) -> list[Xml]:
    unconfirmed = f"{{% if not a.confirmed_on %}} {say('not confirmed')}{{% endif %}}"
    source = "{% if a.source is defined and a.source %} ({{ a.source }}){% endif %}"
    aim = para("{{ a.text }}", run(unconfirmed, "Warn"), run(source, "Soft"), style="Points")
    return when(_of(kind), para(say(heading), style="Heading2"), *each(f"a in {_of(kind)}", aim))


def _milestones() -> list[Xml]:
    state = [
        *tags('if m.state == "reached"'),
        para(run(say("reached"), "Good"), run(" {{ m.reached|day }}", "SoftSmall"), style="Cell"),
        *tags('elif m.state == "missed"'), para(run(say("missed"), "Bad"), style="Cell"),
        *tags("else"), para(run(say("ahead"), "Soft"), style="Cell"), *tags("endif"),
    ]  # fmt: skip
    columns = [
        Column(say("By when"), 16),
        Column(say("What will be true then"), 58),
        Column(say("State"), 26),
    ]
    marks = _of("milestone")
    one = row("{{ m.by|day }}", "{{ m.outcome }}", state)
    return when(
        marks, para(say("Milestones"), style="Heading2"), *table(columns, rows_each(f"m in {marks}", one))
    )


def _initiatives() -> list[Xml]:
    to_them = say("{amount} to them", amount=amount("i.worth_to_them"))
    to_us = say("{amount} to us", amount=amount("i.worth_to_us"))
    worth = (
        f"{say('worth a year:')} {{% if i.worth_to_them is not none %}}{to_them}{{% endif %}}"
        '{{ ", " if i.worth_to_them is not none and i.worth_to_us is not none }}'
        f"{{% if i.worth_to_us is not none %}}{to_us}{{% endif %}}"
    )
    asks = say(
        "asks for {days} of {role} in {quarter}",
        days=counted("r.days", "day"),
        role="r.role",
        quarter="r.quarter",
    )
    name = [
        para(run("{{ i.name }}", "Strong"), style="Cell"),
        *each("h in i.helps", para(say("for: {purpose}", purpose="h"), style="Small")),
        *when(
            "i.worth_to_us is defined and (i.worth_to_us is not none or i.worth_to_them is not none)",
            para(worth, style="Small"),
        ),
        *when("i.resources is defined", *each("r in i.resources", para(asks, style="Small"))),
    ]
    until = [para("{{ i.end|day }}", style="Cell"), para("{{ i.state|t }}", style="Small")]
    now = '{{ "now {figure}"|t(figure=i.measure.actual|number) if i.measure.actual is not none else "no figure yet"|t }}, '
    far = [
        *tags("if i.measure"),
        para(now, run(say("target {figure}", figure="i.measure.target|number"), "Soft"), style="Cell"),
        *when(
            "i.measure.percent is not none",
            para(run('{{ "█" * (i.measure.percent // 5) }}', "Bar"),
                 run('{{ "█" * (20 - i.measure.percent // 5) }}', "BarRest"), style="Small"),
        ),
        para("{{ i.measure.what }}", style="Small"),
        *tags("else"),
        para(run(say("no measure"), "Soft"), style="Cell"),
        *tags("endif"),
    ]  # fmt: skip
    columns = [
        Column(say("Initiative"), 44),
        Column(say("Owner"), 18),
        Column(say("Until"), 14),
        Column(say("Progress"), 24),
    ]
    steps = _of("initiative")
    one = row(name, "{{ i.owner_name }}", until, far)
    return when(
        steps, para(say("Initiatives"), style="Heading2"), *table(columns, rows_each(f"i in {steps}", one))
    )


def _next_days() -> list[Xml]:
    overdue = para(run(say("{days} overdue", days=counted("a.days_late", "day")), "Bad"), style="Small")
    moved = para(say(_MOVED, times=counted("a.moves", "time"), day="a.first_due|day"), style="Small")
    action = row(
        [para("{{ a.due|day }}", style="Cell"), *when('a.state == "overdue"', overdue)],
        [para("{{ a.do }}", style="Cell"), *when("a.moves", moved)], _OWNER, "{{ a.serves_name or '' }}",
    )  # fmt: skip
    mark = row(
        "{{ a.by|day }}", [para(run(say("Milestone:"), "Strong"), " {{ a.outcome }}", style="Cell")], "", ""
    )
    columns = [
        Column(say("Due"), 15),
        Column(say("What"), 44),
        Column(say("Owner"), 18),
        Column(say("For"), 23),
    ]
    both = [*rows_if('a.kind == "action"', action), *rows_if('a.kind != "action"', mark)]
    nothing = say("Nothing is due up to {day}. What comes next?", day="s.facts.until|day")
    return _listed(table(columns, rows_each(f"a in {_ITEMS}", *both)), [_empty(nothing)])


def _decisions() -> list[Xml]:
    why = "{{ d.why }}{% if d.due %} · {{ d.due|day }}{% endif %}"
    made = each(f"d in {_ITEMS}", para("{{ d.decision }}", style="Decision"), para(why, style="Why"))
    return _listed(made, [_empty(say("No decision is waiting."))])


def _ours() -> list[Xml]:
    """Return the internal part, on a page of its own."""
    from kamctl.views.documents.word.background import facts

    return [
        para(say("For our eyes only"), style="Heading1Apart"),
        *table([Column("", 22), Column("", 78)], facts(), style="Facts"),
    ]
