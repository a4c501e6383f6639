"""Pages in the customer's language: nothing of ours stays English, and a workspace can add a language."""

import datetime as dt
import re
from html import unescape

import pytest

from kamctl.app.open import Opened, open_portfolio
from kamctl.app.session import Session
from kamctl.formats.agenda import agenda_data
from kamctl.formats.data import data
from kamctl.language import ENGLISH, Amount, Count, Figure, Phrase, phrase
from kamctl.method.performance.exit_review import exit_review
from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from kamctl.views.documents.word.template import NAMES
from kamctl.views.pages.languages import language, languages
from kamctl.yaml.reader import read
from tests.cli.run import kamctl, write
from tests.views.pages.page_texts import PAGES, ROOT, in_word, page_texts

EXAMPLE = ROOT / "examples" / "adventure-works"

SHIPPED = ("de", "es", "fr")
#: Everything in it is Greek, so that any Latin word on a page is one of ours.
FILES = {
    "kam.yaml": """\
company: Αα
currency: EUR
people:
  s.bauer: {name: Ββ, title: Γγ, level: manager, function: δδ, email: s@example.com}
  l.chen: {name: Εε, level: director, function: ζζ}
  d.osei: {name: Ωω, level: president, function: ζζ}
""",
    "accounts/acme.yaml": """\
name: Ηη
manager: s.bauer
contacts:
  m.lind: {name: Θθ, title: Ιι, level: director, function: κκ, counterpart: l.chen}
needs:
  new: {need: Λλ, raised_by: m.lind, date: 2026-09-20}
  old: {need: Μμ, raised_by: m.lind, date: 2026-03-20}
  met: {need: Νν, raised_by: m.lind, date: 2026-03-21, met: 2026-09-01}
value:
  - {date: 2026-08-03, what: Ξξ, worth: 180000.5, accepted: {by: m.lind, date: 2026-08-20}}
  - {date: 2026-08-04, what: Οο, worth: 1200}
  - {date: 2026-08-05, what: Ππ}
value_checks:
  - {date: 2026-01-14, by: m.lind, price: 4, benefit: 3}
  - {date: 2026-04-14, by: m.lind, price: 3, benefit: 3, note: Ρρ}
obligations:
  pay: {owed_by: account, what: Σσ, since: 2025-01-01, every: quarter, target: "<= 30", unit: ττ,
    results: {2025-Q4: {actual: 20}, 2026-Q1: {actual: 28.5}, 2026-Q2: {actual: 41, excused: Υυ}, 2026-Q3: {actual: 50}}}
  ours: {owed_by: us, what: Φφ, since: 2026-01-01, every: quarter, results: {2026-Q1: {met: true}, 2026-Q2: {met: false}}}
  once: {owed_by: us, what: Χχ, since: 2026-01-01, due: 2026-12-31}
""",
    "plans/acme.yaml": """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: Ψψ
team: {s.bauer: ωω}
objectives: {o: {objective: αβ, confirmed: {by: m.lind, date: 2026-02-10}}, o2: {objective: αγ}}
pressures: {p: {pressure: βα}}
obstacles: {q: {obstacle: βγ, confirmed: {by: m.lind, date: 2026-02-10}}}
milestones:
  y1: {by: 2026-06-30, outcome: γα}
  y2: {by: 2026-11-30, outcome: γβ}
  y3: {by: 2026-05-30, outcome: γδ, reached: 2026-05-20}
initiatives:
  a: {name: δα, helps: [o, q], owner: l.chen, start: 2026-03-01, end: 2027-06-30, measure: {what: δβ, target: 6, actual: 2}}
  b: {name: δγ, helps: [o], owner: l.chen, start: 2027-03-01, end: 2027-06-30, measure: {what: δδ, target: 1000}}
  c: {name: δε, helps: [o], owner: l.chen, start: 2026-03-01, end: 2026-06-30}
actions:
  a-1: {do: εα, owner: l.chen, serves: a, opened: 2026-06-20, due: 2026-09-01, moved: [{date: 2026-07-01, was: 2026-07-15, now: 2026-08-01, reason: εβ}, {date: 2026-07-20, was: 2026-08-01, now: 2026-09-01, reason: εβ}]}
  a-2: {do: εγ, owner: m.lind, serves: a, opened: 2026-06-20, due: 2026-08-01, done: 2026-08-05}
  a-3: {do: εδ, owner: l.chen, serves: a, opened: 2026-06-20, due: 2026-08-01, dropped: {date: 2026-07-30, reason: εζ}}
  a-4: {do: εη, owner: l.chen, serves: a, opened: 2026-09-20, due: 2026-11-01}
""",
    "reviews/acme/2026-Q2.yaml": """\
held: 2026-07-08
attendees: [m.lind, s.bauer]
summary: ζα
agreed: [a-1, a-2, a-3]
""",
}  # fmt: skip
BARE = {
    "kam.yaml": FILES["kam.yaml"],
    "accounts/acme.yaml": "name: Ηη\nmanager: s.bauer\nobligations: {once: {owed_by: us, what: Χχ, since: 2026-01-01, due: 2027-12-31}}\n",
}  # fmt: skip


def page(root, *words: str) -> str:
    done = kamctl(root, "review", "acme", "--quarter", "2026-Q3", *words, today="2026-10-01")
    assert done.status == 0, done.err
    return done.out


def visible(text: str) -> str:
    """What a reader sees or hears of a page: without tags, but with their labels."""
    text = re.sub(r"(?s)<style>.*?</style>|<!DOCTYPE[^>]*>", "", text)
    labels = " ".join(re.findall(r'(?:data-label|aria-label)="([^"]*)"', text))
    return unescape(re.sub(r"<[^>]*>", " ", text) + labels)


@pytest.mark.parametrize("code", SHIPPED)
def test_a_language_has_every_text_of_the_pages_and_no_other(code):
    assert set(language(code).texts) - {"1st"} == page_texts()


@pytest.mark.parametrize("code", SHIPPED)
def test_a_translation_fills_in_what_the_english_does(code):
    for english, text in language(code).texts.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english)), english


@pytest.mark.parametrize("files", [FILES, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("format_", ["md", "html"])
def test_nothing_english_stays_on_a_customer_s_page_of_another_language(tmp_path, files, format_):
    write(tmp_path, in_digits(files))
    shown = visible(page(tmp_path, "--edition", "customer", "--format", format_))
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) <= {"EUR"}


def in_digits(files):
    """Return files in a language of digits: each text of ours has no letter left but those of its blanks."""
    texts = "".join(
        f'  "{text}": "{re.sub(r"[^{}]+(?![^{]*})", "·", text) if "{" in text else "··"}"\n'
        for text in page_texts()
    )
    months = ", ".join(str(n) for n in range(1, 13))
    catalogue = f"months: [{months}]\ntexts:\n{texts}"
    return {
        **files,
        "kam.yaml": "language: xx\n" + files["kam.yaml"],
        "templates/language-xx.yaml": catalogue,
    }


#: What only our own pages show. Ids of people, initiatives and actions stay as they are.
OURS = """\
decisions: [{outcome: selected, by: d.osei, date: 2025-03-01, edition: "2025", score: 70, reason: ηα}]
stages: [{stage: 3, date: 2025-04-01, by: s.bauer}, {stage: 4, date: 2025-09-01, by: s.bauer}]
buying_reasons: [{reason: proximity, note: ηβ}, {reason: price}]
growth: [{date: 2026-02-01, by: s.bauer, outlook: one-off, finding: ηγ}]
credit: {limit: 1000, terms_days: 30}
receivables: [{date: 2026-09-01, balance: 1200.5, overdue: 900}]
flight_risk: [{date: 2026-08-01, by: s.bauer, level: high, reason: ηδ, mitigation: ηε}]
supply_position: [{date: 2026-08-01, by: s.bauer, vendors: 9, our_rank: 7, our_share: 12.5, trend: consolidating}]
touches: [{date: 2026-08-20, whom: [m.lind], by: s.bauer, how: visit, note: ηκ}, {date: 2026-08-21, whom: [m.lind]}]
standing: [{state: corrective-action, date: 2026-03-01, by: d.osei, until: 2026-06-30, reason: ηζ, obligations: [pay]}]
"""
IDS = {
    "EUR",
    "acme",
    "pay",
    "once",
    "ours",
    "bauer",
    "chen",
    "lind",
    "osei",
    "first",
    "to",
    "worth",
    "them",
    "executive",
}


@pytest.mark.parametrize("format_", ["md", "html"])
@pytest.mark.parametrize("command", [["review", "--quarter", "2026-Q3"], ["exit-review"]], ids=lambda c: c[0])
def test_nothing_english_stays_on_a_page_of_our_own_in_another_language(tmp_path, command, format_):
    contact = FILES["accounts/acme.yaml"].replace("counterpart: l.chen}", "stance: critic, influence: high}")
    write(tmp_path, in_digits({**FILES, "accounts/acme.yaml": contact + OURS}))
    done = kamctl(tmp_path, command[0], "acme", *command[1:], "--format", format_, today="2026-10-01")
    shown = re.sub(r"(?m)^ {4}kamctl .*|<code>.*?</code>|kamctl standing .*", "", done.out)
    assert set(re.findall(r"[A-Za-z]{2,}", visible(shown))) <= IDS


@pytest.mark.parametrize("name", [name for name in PAGES if ".css" not in name])
def test_no_word_of_a_page_stands_outside_the_catalogue(name):
    text = (ROOT / "templates" / name).read_text("utf-8")
    text = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text)
    assert re.findall(r"[A-Za-z]{2,}", visible(re.sub(r"<code>.*?</code>", "", text))) == []


@pytest.mark.parametrize("name", [*(name for name in PAGES if ".css" not in name), *NAMES])
def test_every_colon_of_a_page_comes_from_the_catalogue(name):
    text = in_word(name) if name in NAMES else (ROOT / "templates" / name).read_text("utf-8")
    text = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|-+:", "", text)
    assert ":" not in visible(re.sub(r"<code>.*?</code>", "", text))


def test_french_sets_a_colon_apart_from_the_word_before_it(tmp_path):
    write(tmp_path, {**FILES, "kam.yaml": "language: fr\n" + FILES["kam.yaml"]})
    shown = page(tmp_path, "--format", "md")
    assert shown.startswith("# Ηη\N{NO-BREAK SPACE}: revue trimestrielle")
    assert re.findall(r"[^\s-]:(?=\s|\*)", shown) == []


@pytest.fixture(scope="module")
def example() -> Opened:
    return open_portfolio(Session(EXAMPLE, dt.date(2013, 12, 2)))


def strings(value, key=""):
    """Yield what texts a page's data holds, and the field that each stands in."""
    if isinstance(value, Phrase):
        yield key, value
        for inner in value.values.values():
            yield from strings(inner, key)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, (Count, Amount, Figure)):
        return
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str):
        yield key, value


#: Fields that a page never shows: they are what its template asks for, or commands.
ASKED = {"kind", "edition", "owed_by", "side", "remedy", "way_out", "command", "id", "rhythm", "quarters"}
#: States that a page never names: it says what is wrong with the others.
SILENT = {"green", "covered", "nobody", "mismatch"}


def test_all_that_the_example_s_pages_say_is_in_the_catalogue_or_in_its_files(example):
    known = page_texts() | SILENT
    written, unsaid = set(example.portfolio.accounts), set[tuple[str, str]]()
    for path in EXAMPLE.rglob("*.yaml"):
        written |= set(every_scalar(read(path.read_text("utf-8"))[0].data))
    for name in example.portfolio.accounts:
        period = asked_period(None, example.portfolio.kam, example.today)
        pages = [data(exit_review(example.portfolio, name, example.today))]
        pages.append(agenda_data(agenda(example.portfolio, name, period, example.today)))
        for key, text in strings(pages):
            if isinstance(text, Phrase):
                unsaid |= {(key, text.text)} if text.text not in known else set()
            elif key not in ASKED and not re.fullmatch(r"(\d{4}(-Q\d|-\d\d)?)?", text):
                unsaid |= (
                    {(key, text)} if text not in known and " ".join(text.split()) not in written else set()
                )
    assert unsaid == set()


def every_scalar(value):
    """Yield each text and each id that somebody wrote."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from every_scalar(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every_scalar(inner)
    else:
        yield " ".join(str(value).split())


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("de", ["Quartalsgespräch, 3. Quartal 2026", "1. Juli 2026 bis 30. September 2026", "180.000,50 EUR",
                "**30 Tage überfällig**", "höchstens 30 ττ", "Die nächsten 90 Tage", "Ziele"]),
        ("fr", ["revue trimestrielle, 3e trimestre 2026", "du 1er juillet 2026 au 30 septembre 2026",
                "180\u202f000,50 EUR", "**30 jours de retard**", "au plus 30 ττ", "Les 90 prochains jours"]),
        ("es", ["reunión trimestral, 3.º trimestre de 2026", "del 1 de julio de 2026 al 30 de septiembre de 2026",
                "180.000,50 EUR", "**30 días de retraso**", "como máximo 30 ττ", "Los próximos 90 días"]),
        ("en", ["quarterly review, Q3 2026", "1 Jul 2026 to 30 Sep 2026", "180,000.50 EUR", "**30 days overdue**"]),
    ],
)  # fmt: skip
def test_titles_days_states_and_numbers_are_those_of_the_language(tmp_path, code, wanted):
    account = f"language: {code}\n" + FILES["accounts/acme.yaml"]
    write(tmp_path, {**FILES, "accounts/acme.yaml": account})
    text = page(tmp_path, "--edition", "customer").replace("\\", "")
    for one in wanted:
        assert one in text, text
    assert f'<html lang="{code}">' in page(tmp_path, "--edition", "customer", "--format", "html")


def test_the_account_s_language_goes_before_the_workspace_s_and_json_stays_english(tmp_path):
    account = "language: fr\n" + FILES["accounts/acme.yaml"]
    write(
        tmp_path, {**FILES, "kam.yaml": "language: de\n" + FILES["kam.yaml"], "accounts/acme.yaml": account}
    )
    assert "Besoins actuels" in page(tmp_path)
    assert '"title": "Current needs"' in page(tmp_path, "--format", "json")
    (tmp_path / "accounts/acme.yaml").write_text(FILES["accounts/acme.yaml"], "utf-8")
    assert "Aktueller Bedarf" in page(tmp_path)


def test_a_workspace_changes_single_texts_of_a_language(tmp_path):
    own = 'texts: {"Current needs": "Was Sie brauchen"}\n'
    files = {**FILES, "kam.yaml": "language: de\n" + FILES["kam.yaml"], "templates/language-de.yaml": own}
    write(tmp_path, files)
    text = page(tmp_path)
    assert "Was Sie brauchen" in text
    assert "Anstehende Entscheidungen" in text
    assert languages(tmp_path) == ["de", "en", "es", "fr"]


@pytest.mark.parametrize(
    ("code", "own", "said"),
    [
        ("nl", None, "there is no catalogue of the language `nl`"),
        ("nl", "months: [januari]\n", "templates/language-nl.yaml does not name twelve months"),
        ("nl", "texts: {Price: [a]}\n", "templates/language-nl.yaml has an entry that is not text"),
        ("nl", "texts: [\n", "templates/language-nl.yaml cannot be read"),
    ],
)
def test_an_unusable_language_is_reported_with_the_way_out(tmp_path, code, own, said):
    files = {**FILES, "kam.yaml": f"language: {code}\n" + FILES["kam.yaml"]}
    write(tmp_path, files | ({f"templates/language-{code}.yaml": own} if own else {}))
    done = kamctl(tmp_path, "review", "acme", today="2026-10-01")
    assert done.status == 2
    assert said in " ".join(done.err.split())
    assert "language-" in done.err


def test_what_is_filled_in_is_not_looked_up_and_not_read_as_a_blank():
    german = language("de")
    made = phrase("Set a new date, or drop it: {text}", text="{days} Price")
    assert made == "Set a new date, or drop it: {days} Price"
    assert german.written(made) == "Neuen Termin setzen oder streichen: {days} Price"


@pytest.mark.parametrize(
    ("code", "count", "text"),
    [("en", 1, "1 day"), ("en", 0, "0 days"), ("de", 1, "1 Tag"), ("de", 0, "0 Tage"), ("fr", 0, "0 jour"),
     ("fr", 1, "1 jour"), ("fr", 2, "2 jours"), ("es", 1200, "1.200 días")],
)  # fmt: skip
def test_a_count_takes_the_form_of_its_language(code, count, text):
    assert language(code).written(Count(count, "day")) == text


def test_an_amount_is_written_with_the_signs_of_its_language():
    assert ENGLISH.written(Amount(1200, "EUR")) == "1,200 EUR"
    assert language("de").written(Amount(1200, "EUR")) == "1.200 EUR"


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (
            "de",
            [
                "# Ηη: Ausstiegsprüfung",
                "Stand 1. Oktober 2026",
                "Warum diese Frage gestellt wird",
                "verfehlt (50)",
            ],
        ),
        (
            "fr",
            [
                "# Ηη\N{NO-BREAK SPACE}: revue de sortie",
                "Au 1er octobre 2026",
                "Ce qui est en jeu",
                "manqué (50)",
            ],
        ),
        (
            "es",
            ["# Ηη: revisión de salida", "A 1 de octubre de 2026", "Lo que está en juego", "incumplido (50)"],
        ),
    ],
)
def test_the_exit_review_has_its_titles_days_and_states_in_the_language(tmp_path, code, wanted):
    write(tmp_path, {**FILES, "kam.yaml": f"language: {code}\n" + FILES["kam.yaml"]})
    done = kamctl(tmp_path, "exit-review", "acme", today="2026-10-01")
    assert done.status == 0, done.err
    for one in wanted:
        assert one in done.out, done.out
    html = kamctl(tmp_path, "exit-review", "acme", "--format", "html", today="2026-10-01").out
    assert f'<html lang="{code}">' in html
    assert "Standing recorded" not in html
