"""A workspace's template gets data and nothing else, within limits."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.views.pages.sandbox import SECONDS
from kamctl.views.pages.templates import (
    NoTemplateError,
    TemplateError,
    UnreadableTemplateError,
    render,
    templates,
)
from tests import processor_time

DATA = {
    "name": "Acme",
    "held": dt.date(2026, 10, 8),
    "worth": Decimal("1234567.50"),
    "sections": [{"id": "needs", "items": ["one", "two"]}],
}
ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.fixture
def rendered(tmp_path):
    """Render a template that a workspace brings."""

    def render_text(text, name="page.md.j2", data=DATA, **others):
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        for file, content in {name: text, **others}.items():
            (folder / file).write_text(content, encoding="utf-8")
        return render(name, data, tmp_path)

    return render_text


def test_a_workspace_template_shows_dates_amounts_and_lists(rendered):
    text = "{{ name }}, {{ held|day }}, {{ worth|number }}, {% for i in sections[0].items %}{{ i }};{% endfor %}."
    assert rendered(text) == "Acme, 8 Oct 2026, 1,234,567.5, one;two;."


def test_a_field_called_items_is_the_field_and_not_the_method_of_a_dict(rendered):
    assert rendered("{{ sections[0].items|length }}") == "2"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ name.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(name) }}",
        "{{ '{x.__class__}'.format_map({'x': name}) }}",
        "{{ name|attr('__class__') }}",
        "{{ ('{0.__class__}'|attr('format'))(name) }}",
        "{{ self.__init__ }}",
        "{{ range.__self__ }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ joiner() }}",
        "{{ dict }}",
        "{{ sections.append(1) }}",
        "{{ sections[0].update({}) }}",
        "{{ held.today() }}",
        "{% include '/etc/hostname' %}",
        "{% include '../kam.yaml' %}",
    ],
)
def test_a_template_reaches_nothing_behind_its_data(rendered, text):
    with pytest.raises(TemplateError):
        rendered(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 10**10 }}",
        "{{ 10 ** 10 ** 10 }}",
        ENDLESS,
        "{{ 'a'|center(2000000000) }}",
        "{{ '%0999999999d' % 1 }}",
        "{% for a in range(99999) %}{{ 'a' * 1000 }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'page.md.j2' %}",
    ],
)
def test_a_template_that_wants_too_much_is_stopped_by_the_limits_of_its_process(rendered, text, monkeypatch):
    monkeypatch.setattr("kamctl.views.pages.sandbox_process.TIME_LIMIT", 600)
    before = processor_time.of_children()
    with pytest.raises(TemplateError):
        rendered(text)
    assert processor_time.of_children() - before < SECONDS + 1


def test_a_template_that_takes_too_long_is_stopped_whatever_its_process_uses(rendered, monkeypatch):
    monkeypatch.setattr("kamctl.views.pages.sandbox_process.TIME_LIMIT", 0.05)
    before = processor_time.of_children()
    with pytest.raises(TemplateError, match="too much time"):
        rendered(ENDLESS)
    assert processor_time.of_children() - before < SECONDS - 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one\n{{ nobody }}\n", "templates/page.md.j2, line 2: 'nobody' is undefined"),
        ("one\n\n{% if %}\n", "templates/page.md.j2, line 3: "),
        ("{{ name.nope }}", "templates/page.md.j2, line 1: 'str object' has no attribute 'nope'"),
        ("one\n{{ 1 // 0 }}", "templates/page.md.j2, line 2: "),
        ("one\n{% include 'part.md.j2' %}", "templates/part.md.j2, line 3: 'lost' is undefined"),
    ],
)
def test_an_error_names_the_template_and_the_line(rendered, text, message):
    with pytest.raises(TemplateError) as caught:
        rendered(text, **{"part.md.j2": "\n\n{{ lost }}"})
    assert caught.value.message.startswith(message)


def test_text_in_a_markdown_template_comes_escaped_and_in_an_html_template_too(rendered):
    data = {"name": "<b>*A* | [x](javascript:1)</b>"}
    assert rendered("{{ name }}", data=data) == r"\<b>\*A\* \| \[x\](javascript:1)\</b>"
    page = rendered("<p>{{ name }}</p>", name="page.html.j2", data=data)
    assert page == "<p>&lt;b&gt;*A* | [x](javascript:1)&lt;/b&gt;</p>"


def test_a_workspace_template_may_build_on_another_of_its_own(rendered):
    base = "<{% block a %}{% endblock %}>"
    assert rendered("{% extends 'base.md.j2' %}{% block a %}x{% endblock %}", **{"base.md.j2": base}) == "<x>"


def test_a_link_that_leaves_the_workspace_is_refused(tmp_path):
    (tmp_path / "ws" / "templates").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "ws" / "templates" / "page.md.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableTemplateError, match="leads out of the workspace"):
        templates(tmp_path / "ws")


@pytest.mark.parametrize("name", ["Page.md.j2", "a b.j2", "ü.j2", "-rf.j2"])
def test_a_template_with_an_odd_name_is_refused(rendered, name):
    with pytest.raises(UnreadableTemplateError, match="has a name"):
        rendered("x", name=name)


def test_a_template_that_is_not_text_is_refused(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.md.j2").write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableTemplateError, match="not UTF-8 at byte 4"):
        templates(tmp_path)


def test_a_template_nobody_has_is_named(tmp_path):
    with pytest.raises(NoTemplateError, match=r"no template `lost\.md\.j2`"):
        render("lost.md.j2", {}, tmp_path)


def test_only_plain_data_reaches_a_template(rendered, tmp_path):
    for thing in (tmp_path, print, str, object(), 1.5):
        with pytest.raises(TypeError):
            rendered("x", data={"thing": thing})
