"""A file's text reads the same in rendered Markdown."""

from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kamctl.views.markdown import escape, rendered


def visible(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown)
    assert [t.type for t in tokens if t.nesting == 1] in ([], ["paragraph_open"]), markdown
    texts = [child for t in tokens for child in t.children or ()]
    assert {t.type for t in texts} <= {"text", "text_special", "link_open", "link_close"}, markdown
    for link, text in pairwise(texts):
        if link.type == "link_open":
            assert unquote(link.attrs["href"]) == unquote(text.content), markdown
    return "".join(t.content for t in texts)


@pytest.mark.parametrize(
    "text",
    [
        "**bold**", "_it_", "snake_case_id", "# not a heading", "- no item", "+ no item", "1. no list", "2026) no list",
        "<script>x</script>", "a | b", "[x](javascript:alert(1))", "![i](x)", "`code`", "a \\ b", "&amp; & &lt;",
        "~~gone~~", "> quote", "---", "===", "***", "=", "-", "1.", "https://example.com/a_b", "+", "<https://x.test>",
        "Setext\n===", ": x", "C# and F#", "5 * 3 * 2", "a_ _b", "    indented", "* x", "10.5 days", "$5 + $6",
    ],
)  # fmt: skip
def test_text_renders_as_itself(text):
    assert visible(escape(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/?a=b&c=d", "https://files.example.com/~anna/_d/q=a*b", "https://example.com/a_b_",
        "https://example.com/(x)y", "https://example.com/ä?q=ö", "https://example.com/a&copy=2",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around", ["{}", "see {}", "see {}.", "({})", "[x]({})", "<{}>", "{} | {}", "- {}, too"]
)
def test_an_address_is_a_link_to_itself_untouched(address, around):
    address = address.rstrip("_")
    text = around.format(address, address)
    assert f"<{address}>" in escape(text)
    assert visible(escape(text)) == text


def test_an_address_with_an_entity_in_it_is_no_link_and_reads_the_same():
    text = "https://example.com/?a=1&lt;2"
    assert visible(escape(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Müller & Söhne GmbH",
        "<= 30 percent",
        "a < b > c",
        "AT&T; R&D",
        "snake_case",
        "2 -> 3",
        "price > benefit",
    ],
)
def test_what_has_no_meaning_to_markdown_is_left_alone(text):
    assert escape(text).replace("\\", "") == text
    assert ("\\" in escape(text)) == ("T;" in text)
    assert visible(escape(text)) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("costs $5 and x$ here", "costs \\$5 and x$ here"),
        ("$$y$$", "\\$\\$y\\$$"),
        ("$5 + $6", "$5 + $6"),
        ("$5", "$5"),
        ("fine :smile: and :+1:", "fine \\:smile: and \\:+1:"),
        ("at 10:30:45: late", "at 10:30:45: late"),
        ("note: this", "note: this"),
    ],
)
def test_no_reader_draws_a_formula_or_a_picture_of_a_text(text, escaped):
    """As pandoc's gfm does between two dollars and of a word between two colons."""
    assert escape(text) == escaped
    assert visible(escaped) == text


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"], include_characters=" \n"), max_size=40))
def test_any_text_renders_as_itself(text):
    assert visible(escape(text)) == " ".join(text.split())


@given(st.text(alphabet="-+*_#>=|`~[]()!<&;:.0123456789 a\n\\", max_size=20))
def test_any_mix_of_signs_renders_as_itself(text):
    assert visible(escape(text)) == " ".join(text.split())


def test_on_a_terminal_code_stays_on_its_lines_to_be_copied():
    command = "kamctl standing acme exit-review --outcome renegotiate --reason 'They asked for it'"
    drawn = rendered(
        f"Record it, whatever was decided then:\n\n```sh\n{command}\n```\n", colour=False, width=30
    )
    assert command in drawn.splitlines()
    assert max(len(line) for line in drawn.splitlines() if line != command) <= 30
