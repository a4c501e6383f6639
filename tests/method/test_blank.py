import pytest

from kamctl.method.blank import is_blank


@pytest.mark.parametrize("text", [None, "", "none", " None. ", "N/A", "tbd", "…", "?", "-", "to be  decided"])
def test_a_text_that_says_nothing_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize(
    "text", ["none of them knows", "No. 7 takes over", "Weekly calls", "not yet: in May"]
)
def test_a_text_that_says_something_is_not_blank(text):
    assert not is_blank(text)
