"""The agenda as a page: self-contained, without scripts, with data escaped."""

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from kamctl.formats.agenda import agenda_data
from kamctl.formats.data import data as plain
from kamctl.method.performance.exit_review import exit_review
from kamctl.method.review import agenda_items
from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from kamctl.model.shape import visibility
from kamctl.views.pages.templates import render, shipped_folder, templates
from kamctl.workspace.load import load

EXAMPLE = Path(__file__).parents[2] / "workspaces" / "reviews"
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onmouseover='alert(1)", "{{ 7*7 }}", "{% raw %}",
    "</style><script>x</script>", "javascript:alert(1)", "&lt;b&gt;", "<!--", "]]>", "</title>", "*/ body {display:none} /*",
    "| a | b |", "[x](javascript:alert(1))", "![x](https://example.com/x.png)", "# heading", "- item", "`code`", "**b**", "<b>",
]  # fmt: skip


def texts():
    return {p.relative_to(EXAMPLE).as_posix(): p.read_text(encoding="utf-8") for p in EXAMPLE.rglob("*.yaml")}


def data(edition="internal", files=None, period="2026-Q3", today="2026-10-15"):
    loaded = load(files or texts())
    assert not loaded.drafts
    day = dt.date.fromisoformat(today)
    portfolio = loaded.portfolio
    return agenda_data(agenda(portfolio, "acme", asked_period(period, portfolio.kam, day), day, edition))


class Page(HTMLParser):
    """The elements and attributes of a page, in order, and its text."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, text):
        self.words.append(text)


@pytest.mark.parametrize("edition", ["internal", "customer"])
def test_the_page_stands_alone_and_runs_nothing(edition):
    html = render("agenda.html.j2", data(edition))
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "a"}
    attributes = {name for _, attrs in page.elements for name, _ in attrs}
    assert not {
        a for a in attributes if a.startswith("on") or a in ("src", "href", "style", "srcset", "xlink:href")
    }
    assert "url(" not in html
    assert "@import" not in html
    policy = next(
        dict(a)["content"]
        for t, a in page.elements
        if t == "meta" and ("http-equiv", "Content-Security-Policy") in a
    )
    style = re.search("<style>(.*?)</style>", html, re.DOTALL).group(1)
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


def exit_review_page():
    portfolio = load(texts()).portfolio
    return render("exit-review.html.j2", plain(exit_review(portfolio, "acme", dt.date(2026, 10, 15))))


@pytest.mark.parametrize("page", ["internal", "customer", "exit review"])
def test_headings_go_down_one_level_at_a_time_and_the_body_is_in_landmarks(page):
    """Screen readers move by headings and landmarks."""
    html = exit_review_page() if page == "exit review" else render("agenda.html.j2", data(page))
    elements = [tag for tag, _ in Page(html).elements]
    levels = [int(tag[1]) for tag in elements if tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert [t for t in elements if t in {"header", "main", "footer"}] == ["header", "main", "footer"]
    assert elements.index("main") < elements.index("section")


@pytest.mark.parametrize("edition", ["internal", "customer"])
@pytest.mark.parametrize("payload", HOSTILE)
def test_text_in_any_field_stays_text(edition, payload):
    """The elements of the page are those of the harmless one, whatever stands in the fields."""
    quoted = "'" + payload.replace("'", "''") + "'"
    hostile = {p: re.sub(r"\bplain words\b", lambda _: quoted, t) for p, t in texts().items()}
    harmless = Page(render("agenda.html.j2", data(edition)))
    page = Page(render("agenda.html.j2", data(edition, hostile)))
    assert [(t, {n for n, _ in a}) for t, a in page.elements] == [
        (t, {n for n, _ in a}) for t, a in harmless.elements
    ]
    assert payload in "".join(page.words)


@pytest.mark.parametrize("payload", HOSTILE)
def test_text_in_any_field_stays_text_in_markdown(payload):
    from markdown_it import MarkdownIt

    quoted = "'" + payload.replace("'", "''") + "'"
    hostile = {p: re.sub(r"\bplain words\b", lambda _: quoted, t) for p, t in texts().items()}

    def shape(files):
        tokens = (
            MarkdownIt("commonmark")
            .enable("table")
            .enable("strikethrough")
            .parse(render("agenda.md.j2", data(files=files)))
        )
        # An address is a link to itself; any other would be somebody's markup.
        plain = ("text", "text_special", "link_open", "link_close")
        children = [c for t in tokens for c in t.children or ()]
        shown = {after.content for c, after in pairwise(children) if c.type == "link_open"}
        assert {c.attrs["href"] for c in children if c.type == "link_open"} == shown
        inline = [c.type for c in children if c.type not in plain]
        return [t.type for t in tokens], inline

    assert shape(hostile) == shape(texts())


def test_an_account_of_which_nothing_is_known_has_a_sentence_in_every_section():
    files = {"kam.yaml": texts()["kam.yaml"], "accounts/acme.yaml": "name: Acme\n"}
    html, markdown = (render(f"agenda.{f}.j2", data(files=files)) for f in ("html", "md"))
    for sentence in (
        "No need is on record.", "No review was held before this one.", "No value is on record for this period.",
        "promised", "Nobody at Acme has rated price and benefit yet.", "No plan is on record yet.", "Nothing is due up to",
        "Decide who writes the plan",
    ):  # fmt: skip
        assert sentence in html, sentence
        assert sentence in markdown, sentence


@pytest.mark.parametrize("format_", ["md", "html"])
def test_an_agenda_is_the_same_every_time(format_):
    assert render(f"agenda.{format_}.j2", data()) == render(f"agenda.{format_}.j2", data())


@pytest.mark.parametrize("edition", ["internal", "customer"])
@pytest.mark.parametrize("period", ["2026-Q1", "2026-Q3"])
def test_the_markdown_reads_well_raw(edition, period):
    """No run of blank lines, no blank at a line's end, a blank line around headings."""
    bare = {"kam.yaml": texts()["kam.yaml"], "accounts/acme.yaml": "name: Acme\n"}
    markdown = render("agenda.md.j2", data(edition, period=period)) + "\n"
    markdown += render("agenda.md.j2", data(edition, bare, period=period))
    assert "\n\n\n" not in markdown
    assert not re.search(r"[ \t]+$", markdown, re.MULTILINE)
    assert not re.search(r"[^\n]\n#", markdown)
    assert not re.search(r"^#[^\n]*\n[^\n]", markdown, re.MULTILINE)


def test_no_shipped_template_switches_escaping_off_or_leaves_an_attribute_unquoted():
    for name, template in templates(None).items():
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", template.text), name
        assert not re.search(r"=\s*\{\{", re.sub(r"\{%.*?%\}", "", template.text)), name


def test_the_shipped_templates_are_found_in_the_repository():
    assert {"agenda.md.j2", "agenda.html.j2"} <= {p.name for p in shipped_folder().iterdir()}


def test_the_page_on_templates_names_every_field_that_a_template_gets():
    page = (shipped_folder() / "README.md").read_text(encoding="utf-8")

    def keys(value):
        if isinstance(value, dict):
            return set(value) | {k for name, v in value.items() if name != "background" for k in keys(v)}
        return {k for v in value for k in keys(v)} if isinstance(value, list) else set()

    shown = keys(data("internal")) | set(data("internal")["background"])
    for name in shown - {"role", "quarter", "minimum"}:
        assert f"`{name}`" in page, name


def test_the_page_on_templates_marks_the_fields_that_the_customer_edition_has_not():
    page = (shipped_folder() / "README.md").read_text(encoding="utf-8")
    reached = [agenda_items.Agenda, agenda_items.Attendee, agenda_items.Previous, agenda_items.PeriodItem]
    shown, hidden = set(), set()
    for cls in (*reached, *get_args(agenda_items.Item), *get_args(agenda_items.Facts)):
        shown |= visibility(cls).keys()
        hidden |= set(cls._fields) - visibility(cls).keys()
    assert set(re.findall(r"`(\w+)` †", page)) == hidden
    assert not hidden & shown
