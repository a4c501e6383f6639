"""The exit review as a Word template: its content and order."""

from __future__ import annotations

from kamctl import hints
from kamctl.views.documents.word.agenda import kept
from kamctl.views.documents.word.markup import (
    COLON,
    Column,
    Row,
    Xml,
    amount,
    counted,
    each,
    para,
    row,
    rows_each,
    run,
    say,
    table,
    tags,
    when,
)


def body() -> list[Xml]:
    """Return the exit review's paragraphs and tables."""
    return [
        para(say("Exit review"), style="Kicker"),
        para("{{ name }}", style="Title"),
        para(say("As of {day}, prepared by {company}", day="as_of|day", company="company"), style="Subtitle"),
        para(say("Internal: not for the customer"), style="Warning"),
        *table([Column("", 28), Column("", 72)], _standing(), style="Facts"),
        *_section("Why this review is held"),
        *_points("reasons", "Nothing requires an exit review today."),
        *_section("The record of both sides"),
        *_side("name", "their_obligations", "record.theirs"),
        *_side("company", "our_obligations", "record.ours"),
        *_section("Corrective actions and their outcomes"),
        *_corrective_actions(),
        *_section("What is open"),
        *_open(),
        *_section("What we owe"),
        *_owed(),
        *_section("What is at stake"),
        *table([Column("", 28), Column("", 72)], _stake(), style="Facts"),
        *_years(),
        *_criteria(),
        *_section("The options"),
        *_options(),
        para(say("Record what was decided:"), " ",
             run(hints.standing("{{ account }}", "exit-review", outcome="OUTCOME"), "Code")),
    ]  # fmt: skip


def _section(heading: str) -> list[Xml]:
    return [para(say(heading), style="Heading1")]


def _fact(name: str, words: str, soft: str = "") -> Row:
    return row([para(run(say(name), "Strong"), style="Cell")], [para(words, run(soft, "Soft"), style="Cell")])


def _standing() -> list[Row]:
    then = say("{score} on {day} (edition {edition})", score="score_then.score|score", day="score_then.date|day",
               edition="score_then.edition")  # fmt: skip
    verdict = say("verdict: {verdict}", verdict="score_now.verdict|t")
    below = say("exit review below {score}", score="exit_below|number")
    return [
        _fact("Standing recorded", "{{ standing|t }}{% if standing_since %} "
              f"{say('since {day}', day='standing_since|day')}{{% endif %}}"),
        _fact("Standing required", "{{ required|t }}"),
        _fact("Score when selected", f"{{% if score_then %}}{then}{{% else %}}{say('never selected')}{{% endif %}}"),
        _fact("Score now", f'{{% if score_now %}}{{{{ score_now.score|score or "–" }}}}, {verdict}{{% else %}}'
              f"{say('no criteria to score by')}{{% endif %}}",
              f"{{% if score_now and exit_below is not none %}} ({below}){{% endif %}}"),
        _fact("Key account manager", '{{ manager or "none"|t }}'),
        _fact("Stage", '{{ stage or "none"|t }}'),
    ]  # fmt: skip


def _points(of: str, nothing: str) -> list[Xml]:
    return [
        *tags(f"for r in {of}"),
        para("{{ r.text }}", style="Points"),
        *tags("else"),
        para(say(nothing), style="Empty"),
        *tags("endfor"),
    ]


def _side(who: str, owed: str, record: str) -> list[Xml]:
    tally = say("kept {met} of {all}", met=f"{record}.met", all=f"{record}.met + {record}.missed")
    said = f"{{% if {record}.met + {record}.missed %}}{tally}{{% else %}}{say('had nothing to report')}{{% endif %}}"
    detail = "{{ o.id }}{% if o.target %}, {{ o.target }} {{ o.unit or '' }}{% endif %}"
    detail += f"{{% if o.critical %}}, {say('critical')}{{% endif %}}"
    figure = "{% if r.actual is not none %}{{ r.actual|number }}, {% endif %}"
    excused = "{% if r.excused %} ({{ r.excused }}){% endif %}"
    periods = [
        *tags("for r in o.recent"),
        para(
            run(f"{{{{ r.period }}}}{COLON} ", "SoftSmall"),
            figure,
            *kept("r"),
            run(excused, "SoftSmall"),
            style="Cell",
        ),
        *tags("else"),
        para(run(say("no period has ended yet"), "Soft"), style="Cell"),
        *tags("endfor"),
    ]
    what = [para("{{ o.what }}", style="Cell"), para(detail, style="Small")]
    return [
        para(f"{{{{ {who} }}}}", run(f"  {said}, {say('over the last four periods')}", "Plain"), style="Heading2"),
        *tags(f"if {owed}"),
        *table([Column(say("Promised"), 58), Column(say("Last four periods"), 42)],
               rows_each(f"o in {owed}", row(what, periods))),
        *tags("else"),
        para(say("Nothing on record."), style="Empty"),
        *tags("endif"),
    ]  # fmt: skip


def _corrective_actions() -> list[Xml]:
    came = [
        para(
            run('{% if a.outcome == "worked" %}'), run("{{ a.outcome|t }}", "Good"),
            run('{% elif a.outcome == "failed" %}'), run("{{ a.outcome|t }}", "Bad"),
            run("{% else %}"), run("{{ a.outcome|t }}", "Warn"), run("{% endif %}"), style="Cell",
        ),
        *when("a.missed", para(f"{say('missed')}{COLON} {{{{ a.missed|join(', ') }}}}", style="Small")),
        *when("a.met", para(f"{say('kept')}{COLON} {{{{ a.met|join(', ') }}}}", style="Small")),
    ]  # fmt: skip
    why = [para("{{ a.reason }}", style="Cell"), para("{{ a.by }}", style="Small")]
    columns = [
        Column(say("From"), 15),
        Column(say("Until"), 15),
        Column(say("Why"), 44),
        Column(say("Result"), 26),
    ]
    return _listed(
        "corrective_actions",
        table(
            columns,
            rows_each(
                "a in corrective_actions", row("{{ a.date|day }}", '{{ a.until|day or "–" }}', why, came)
            ),
        ),
        "None was taken.",
    )


def _listed(of: str, held: list[Xml], nothing: str) -> list[Xml]:
    return [*tags(f"if {of}"), *held, *tags("else"), para(say(nothing), style="Empty"), *tags("endif")]


def _open() -> list[Xml]:
    moved = para(say("moved {times}", times=counted("t.moves", "time")), style="Small")
    late = para(run(say("{days} overdue", days=counted("t.days_overdue", "day")), "Bad"), style="Small")
    action = row(
        [para("{{ t.do }}", style="Cell"), *when("t.moves", moved)],
        [para("{{ t.owner_name }}", style="Cell"), para("{{ company if t.ours else name }}", style="Small")],
        [para("{{ t.due|day }}", style="Cell"), *when('t.state == "overdue"', late)],
    )
    need = row(
        f"{say('Need')}{COLON} {{{{ n.need }}}}",
        [para("{{ n.raised_by_name }}", style="Cell"), para("{{ name }}", style="Small")],
        [para(say("raised {day}", day="n.date|day"), style="Small")],
    )
    columns = [Column(say("Action or need"), 52), Column(say("Whose"), 26), Column(say("Due"), 22)]
    both = [*rows_each("t in open_actions", action), *rows_each("n in open_needs", need)]
    return _listed("open_actions or open_needs", table(columns, both), "Nothing is open.")


def _owed() -> list[Xml]:
    mine = 'open_actions|selectattr("ours")|list'
    due = say("due {day}", day="t.due|day")
    return _listed(
        f"our_obligations or our_reasons or {mine}",
        [
            *each("r in our_reasons", para(run("{{ r.text }}", "Bad"), style="Points")),
            *each(f"t in {mine}", para("{{ t.do }} ", run(due, "Soft"), style="Points")),
            *each("o in our_obligations", para("{{ o.what }}", style="Points")),
        ],
        "Nothing on record.",
    )


def _stake() -> list[Row]:
    newest = "price_benefit.newest"
    rated = say("price {price}, benefit {benefit} on {day}", price=f"{newest}.price|number",
                benefit=f"{newest}.benefit|number", day=f"{newest}.date|day")  # fmt: skip
    quarter = say("{first} and {last}", first="q.revenue|money", last="q.profit|money")
    brought = say("revenue {revenue}, profit {profit}", revenue=amount("results.revenue"),
                  profit=amount("results.profit"))  # fmt: skip
    owing = say("{balance} on {day}, {overdue} overdue", balance=amount("receivables.balance"),
                day="receivables.date|day", overdue=amount("receivables.overdue"))  # fmt: skip
    return [
        _fact("Worth to us", say("{amount} a year from running initiatives", amount=amount("worth_to_us")),
              '{% if initiatives %} ({% for i in initiatives %}{{ i.name }}{{ ", " if not loop.last }}{% endfor %}){% endif %}'),
        _fact("Price and benefit", f"{{% if {newest} %}}{rated}{{% if price_benefit.trend %}}, {{{{ price_benefit.trend|t }}}}"
              f"{{% endif %}}{{% else %}}{say('never asked')}{{% endif %}}"),
        _fact("Brought us", f"{{% if results %}}{say('over four closed quarters')} {brought}; {say('revenue and profit by quarter:')} "
              f'{{% for q in results.quarters %}}{{{{ q.quarter }}}} {quarter}{{{{ ", " if not loop.last }}}}{{% endfor %}}'
              f"{{% else %}}{say('not known')}{{% endif %}}"),
        _fact("Receivables", f"{{% if receivables %}}{owing}{{% else %}}{say('not recorded')}{{% endif %}}"),
        _fact("Flight risk", f"{{% if flight_risk %}}{{{{ flight_risk.level|t }}}} ({{{{ flight_risk.date|day }}}}){COLON} "
              f"{{{{ flight_risk.reason }}}}{{% else %}}{say('not assessed')}{{% endif %}}"),
        _fact("Among their suppliers", f"{{% if supply_position %}}{{{{ supply_position.text }}}}{{% else %}}{say('not recorded')}{{% endif %}}",
              "{% if supply_position %} ({{ supply_position.date|day }}){% endif %}"),
    ]  # fmt: skip


def _years() -> list[Xml]:
    columns = [
        Column(say("Year"), 14), Column(say("Price"), 12, numbers=True), Column(say("Benefit"), 12, numbers=True),
        Column(say("Value delivered ({currency})", currency="currency"), 26, numbers=True),
        Column(say("Value accepted ({currency})", currency="currency"), 26, numbers=True),
    ]  # fmt: skip
    one = row("{{ y.year }}", '{{ y.price|score or "–" }}', '{{ y.benefit|score or "–" }}', "{{ y.delivered|money }}",
              "{{ y.accepted|money }}")  # fmt: skip
    return when("price_benefit.years", *table(columns, rows_each("y in price_benefit.years", one)))


def _criteria() -> list[Xml]:
    columns = [
        Column(say("Criterion"), 46), Column(say("Weight"), 14, numbers=True), Column(say("Rating"), 14, numbers=True),
        Column(say("Points"), 14, numbers=True),
    ]  # fmt: skip
    one = row("{{ criterion_names[c.criterion] }}", "{{ c.weight|number }}", '{{ c.rating|number or "–" }}',
              '{{ c.points|score or "–" }}')  # fmt: skip
    return when("score_now", *table(columns, rows_each("c in score_now.criteria", one)))


def _options() -> list[Xml]:
    def said(of: str) -> list[Xml]:
        return [
            *tags(f"for s in {of}"), para("{{ s }}", style="Cell"),
            *tags("else"), para(run(say("nothing on record"), "Soft"), style="Cell"), *tags("endfor"),
        ]  # fmt: skip

    outcome = [para(run("{{ o.outcome|t }}", "Strong"), style="Cell"), para("{{ o.meaning }}", style="Small")]
    columns = [Column(say("Outcome"), 26), Column(say("For it"), 37), Column(say("Against it"), 37)]
    return table(columns, rows_each("o in options", row(outcome, said("o.supporting"), said("o.against"))))
