from kamctl.checks.troubles import Trouble, troubles
from kamctl.views.status import trouble
from kamctl.workspace.load import load
from tests.checks import portfolio as made


def _found(*neglected: str) -> Trouble:
    (one,) = made.sound()[5:6]
    for duty in made.DUTIES:
        if duty.rule in neglected:
            duty.neglect(one)
    texts = made.texts([one])
    return troubles(load(texts), texts, [one.id], made.TODAY)[one.id]


def test_where_nothing_is_wrong_there_is_no_worst() -> None:
    assert _found() == Trouble(0, 0, None)
    assert trouble(Trouble()) == ""


def test_the_worst_is_an_error_and_of_those_what_loses_the_account_soonest() -> None:
    found = _found("uncovered-contact", "overdue-action", "standing-gap", "stale-rating")
    assert (found.errors, found.warnings) == (2, 2)
    assert found.worst is not None
    assert found.worst.rule == "standing-gap"
    assert trouble(found).startswith("error: ")
    assert trouble(found).endswith("(and 3 more)")


def test_a_finding_silenced_in_its_file_is_no_trouble() -> None:
    (one,) = made.sound()[:1]
    one.plan["actions"]["a-count"]["due"] = made.TODAY.replace(day=20)
    texts = made.texts([one])
    path = f"plans/{one.id}.yaml"
    comment = "  # kamctl: ignore[overdue-action] counted on the 24th, by agreement"
    texts[path] = texts[path].replace("due: 2026-11-20", "due: 2026-11-20" + comment)
    assert troubles(load(texts), texts, [one.id], made.TODAY)[one.id] == Trouble()
