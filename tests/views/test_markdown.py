"""What stands in a file reads the same in rendered Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kamctl.views.markdown import escape


def visible(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown)
    assert [t.type for t in tokens if t.nesting == 1] in ([], ["paragraph_open"]), markdown
    texts = [child for t in tokens for child in t.children or ()]
    assert {t.type for t in texts} <= {"text", "text_special"}, markdown
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


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"], include_characters=" \n"), max_size=40))
def test_any_text_renders_as_itself(text):
    assert visible(escape(text)) == " ".join(text.split())


@given(st.text(alphabet="-+*_#>=|`~[]()!<&;:.0123456789 a\n\\", max_size=20))
def test_any_mix_of_signs_renders_as_itself(text):
    assert visible(escape(text)) == " ".join(text.split())
