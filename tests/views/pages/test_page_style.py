"""The look of pages: readable in light and dark, with a chart that places days to scale."""

import re
from itertools import pairwise

import pytest

from kamctl.views.pages.templates import render, shipped
from tests.views.pages.test_agenda_page import Page, data, texts

COLOUR = re.compile(r"#[0-9a-f]{3,6}\b")
#: What text is written in, and what on.
INKS = ("ink", "soft", "blue", "good", "bad", "warn")
GROUNDS = ("paper", "wash")


def palettes():
    """Return the colours in light and in dark, by name."""
    light, dark = (dict(re.findall(r"--(\w+): (#\w+)", root)) for root in roots())
    return {"light": light, "dark": light | dark}


def roots():
    return re.findall(r":root \{(.*?)\}", shipped("agenda.css.j2"), re.DOTALL)


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_has_the_contrast_that_reading_needs(scheme, ground, ink):
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    colours = palettes()[scheme]
    low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_dark_has_a_colour_of_its_own_for_each_of_light():
    assert len(roots()) == 2
    light, dark = (set(re.findall(r"--(\w+):", root)) for root in roots())
    assert light == dark >= {*INKS, *GROUNDS}


def test_no_colour_stands_outside_the_palettes_but_in_the_margins_of_paper():
    css = re.sub(r"@page \{.*?\n\}|:root \{.*?\}", "", shipped("agenda.css.j2"), flags=re.DOTALL)
    assert not COLOUR.findall(css)


def checks(*days):
    entries = "\n".join(
        f"  - {{date: {day}, by: m.lindqvist, price: 3, benefit: {n % 5 + 1}}}" for n, day in enumerate(days)
    )
    files = texts()
    account = re.sub(r"^value_checks:\n(?:[ #].*\n|\n)*", "", files["accounts/acme.yaml"], flags=re.MULTILINE)
    files["accounts/acme.yaml"] = f"{account.rstrip()}\nvalue_checks:\n{entries}\n"
    return Page(render("agenda.html.j2", data(files=files)))


def places(page):
    return [int(dict(a)["cx"]) for t, a in page.elements if t == "circle" and ("class", "dot-benefit") in a]


def test_the_chart_gives_days_the_room_that_they_took():
    first, second, third = places(checks("2026-01-10", "2026-01-20", "2026-07-29"))
    assert (second - first) / (third - first) == pytest.approx(10 / 200, abs=0.01)


def test_labels_of_days_do_not_run_into_each_other():
    page = checks("2026-01-10", "2026-01-12", "2026-04-01", "2026-07-20", "2026-07-29")
    marked = [int(dict(a)["x"]) for t, a in page.elements if t == "text" and ("text-anchor", "middle") in a]
    assert len(places(page)) == 5
    assert marked == sorted(marked)
    assert {places(page)[0], places(page)[-1]} <= set(marked)
    assert all(right - left >= 100 for left, right in pairwise(marked))


def test_two_answers_of_one_day_are_drawn_at_one_place():
    assert len(set(places(checks("2026-07-29", "2026-07-29")))) == 1
