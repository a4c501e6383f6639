"""The part of a Word agenda that is for our eyes only."""

from __future__ import annotations

from kamctl.views.documents.word.markup import Row, Xml, each, para, row, rows_if, run, when

_MONEY = "\N{NO-BREAK SPACE}{{ currency }}"
_WHO = '{{ c.name if c.name != "?" else c.title or c.contact }}'
_POST = "({{ c.level }}, {{ c.function }})"
_OPEN = 'background.completeness|rejectattr("level", "equalto", "green")|list'
_DECIDING = 'background.coverage|selectattr("role", "equalto", "decision-maker")|list'
_SHALLOW = 'background.coverage|selectattr("shallow")|list'
_UNCOVERED = 'background.coverage|rejectattr("state", "equalto", "covered")|list'
_UNMET = 'background.requirements|rejectattr("state", "equalto", "met")|list'


def facts() -> list[Row]:
    """Return a row for each thing that we should have in mind."""
    return [
        _fact("Selection", _text(
            '{{ background.decision or "no decision" }}; {% if background.score is not none %}score '
            "{{ background.score|score }}, verdict {{ background.verdict }}{% else %}verdict "
            '{{ background.verdict or "none" }}{% endif %}{% if background.tier %}; tier {{ background.tier }}{% endif %}'
            "{% if background.quadrant %}; quadrant {{ background.quadrant }}{% endif %}")),
        _fact("Stage", _text(
            "{% if background.stage is not none %}{{ background.stage }} ({{ background.stage_name }}) since "
            "{{ background.stage_since|day }}{% else %}none recorded{% endif %}")),
        _fact("Plan", _text(
            "{% if background.plan_last_activity is not none %}last activity {{ background.plan_last_activity|day }}"
            '{{ ", stale" if background.stale }}{% else %}no activity{% endif %}'),
            *each("a in background.adjustments", _small("{{ a.date|day }}: {{ a.what }}"))),
        _fact("Flight risk", _text(
            "{% if background.flight_risk %}{{ background.flight_risk.level }} ({{ background.flight_risk.date|day }}): "
            "{{ background.flight_risk.reason }}{% else %}not assessed{% endif %}"),
            *when("background.flight_risk and background.flight_risk.mitigation",
                  _small("we do: {{ background.flight_risk.mitigation }}"))),
        _fact("Why they buy", _text(
            "{% for r in background.buying_reasons %}{{ r.reason }}{% if r.note %} ({{ r.note }}){% endif %}"
            '{{ ", " if not loop.last }}{% else %}not recorded{% endfor %}')),
        *rows_if("background.growth", _fact("Growth", _text(
            "{{ background.growth.outlook }} ({{ background.growth.date|day }}): {{ background.growth.finding }}"))),
        *rows_if("background.supply_position", _supply()),
        *rows_if("background.white_space and background.white_space.wallet is not none", _wallet()),
        *rows_if(_OPEN, _fact("The plan lacks", *_lines(
            f"a in {_OPEN}", "{{ a.area }}", " ({{ a.level }}, {{ a.met }} of {{ a.rules }}): "
            '{{ a.missing|join("; ") }}'))),
        *rows_if("background.playbooks", _fact("Playbooks to play", *_lines(
            "p in background.playbooks", "{{ p.playbook }}", " ({{ p.what }}, {{ p.date|day }})"))),
        *rows_if("background.lacking", _fact("Not yet a partnership", *_lines(
            "t in background.lacking", "{{ t.name }}", " ({{ t.detail }})"))),
        *rows_if("background.receivables", _fact("Receivables", _text(
            f"{{{{ background.receivables.balance|money }}}}{_MONEY} on {{{{ background.receivables.date|day }}}}, "
            f"{{{{ background.receivables.overdue|money }}}}{_MONEY} of it overdue"
            f"{{% if background.credit %}}; limit {{{{ background.credit.limit|money }}}}{_MONEY}{{% endif %}}"))),
        _fact("Not covered", *_lines(f"c in {_UNCOVERED}", _WHO, f" {_POST}: {{{{ c.detail }}}}", "everybody is covered")),
        *rows_if(_DECIDING, _fact("Decides about us", *_lines(f"c in {_DECIDING}", _WHO, f" {_POST}"))),
        *rows_if(_SHALLOW, _fact("To go deeper", *_lines(
            f"c in {_SHALLOW}", _WHO, ': {{ c.depth or "not known what we are" }}, {{ c.wanted_depth }} wanted'))),
        _fact("Gates", *_lines(
            f"r in {_UNMET}", "stage {{ r.stage }}, {{ r.name }}: {{ r.state }}", " ({{ r.detail }})",
            "every requirement is met")),
    ]  # fmt: skip


def _supply() -> Row:
    return _fact(
        "Among their suppliers",
        _text(
            "number {{ background.supply_position.our_rank }} of {{ background.supply_position.vendors }}, "
            "{{ background.supply_position.trend }}{% if background.supply_position.our_share is not none %}, "
            "{{ background.supply_position.our_share|number }} % of their spend{% endif %} "
            "({{ background.supply_position.date|day }})"
        ),
        *when(
            "background.consolidation_risk",
            _small("They keep fewer suppliers, and we rank below those that usually remain."),
        ),
    )


def _wallet() -> Row:
    return _fact(
        "Share of wallet",
        _text(
            f"{{{{ background.white_space.wallet|score }}}} % of the {{{{ background.white_space.spend|money }}}}{_MONEY} "
            "a year that they are known to spend"
        ),
        *each(
            "p in background.white_space.largest[:3]",
            _small(
                f"Not ours: {{{{ p.open_money|money }}}}{_MONEY} of {{{{ p.offering }}}}{{% if p.rivals %}} "
                '({{ p.rivals|join(", ") }}){% endif %}, {{ p.initiative or "and nothing goes for it" }}'
            ),
        ),
    )


def _fact(name: str, *held: Xml) -> Row:
    return row([para(run(name, "Strong"), style="Cell")], held)


def _text(words: str) -> Xml:
    return para(words, style="Cell")


def _small(words: str) -> Xml:
    return para(words, style="Small")


def _lines(loop: str, words: str, more: str, nothing: str = "") -> list[Xml]:
    """Return a line for each of a list, or what is said where there is none."""
    from kamctl.views.documents.word.markup import tags

    line = para(words, run(more, "Soft"), style="Cell")
    return [*tags(f"for {loop}"), line, *tags("else"), para(nothing, style="Cell"), *tags("endfor")]
