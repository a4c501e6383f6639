"""The site in a real Chromium. On demand with `-m browser`; needs Chromium and the extra `browser-test`."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")
axe_tests = pytest.importorskip("axe_playwright_python.sync_playwright")

from kamctl.app.session import Session  # noqa: E402
from kamctl.app.site.build import build  # noqa: E402
from tests.browser.front_page import FLAGS, SHOWN, example, text_of  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2013, 12, 2)
MAIN = (
    "index.html", "accounts.html", "calendar.html", "resources.html", "white-space.html", "criteria.html",
    "findings.html",
    "rules.html", "account/brakes-and-gears.html", "account/field-trip-store.html",
    "account/eastside-department-store.html", "file/plans/brakes-and-gears.yaml.html",
)  # fmt: skip
FOCUSABLE = "a[href], button, input, summary, [tabindex='0']"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built") / "site"
    build(Session(ROOT / "examples/adventure-works", TODAY), folder)
    return folder


@pytest.fixture(scope="module")
def browser():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("there is no Chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


class Seen:
    """What a page said on the console, and what it asked for."""

    def __init__(self, page) -> None:
        self.said, self.asked, self.failed = [], [], []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.failed.append(request.url))


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


def test_every_page_opens_without_an_error_and_asks_for_nothing_from_elsewhere(site, page) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 50
    for file in pages:
        seen = Seen(page)
        page.goto(file.as_uri())
        assert page.title().endswith("Adventure Works")
        assert (seen.said, seen.failed) == ([], []), file
        assert all(url.startswith((site.as_uri(), "data:,")) for url in seen.asked), seen.asked


def test_the_picture_in_the_readme_was_made_of_what_the_front_page_says_now(tmp_path) -> None:
    said = text_of(example(tmp_path))
    assert said == SHOWN.read_text("utf-8"), "make it again: python -m tests.browser.front_page"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", MAIN)
def test_axe_finds_nothing(site, browser, name, scheme) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((site / name).as_uri())
    found = axe_tests.Axe().run(page)
    said = [
        f"{one['id']}: {[node['target'] for node in one['nodes']][:3]} {one['nodes'][0].get('failureSummary', '')}"
        for one in found.response["violations"]
    ]
    assert said == []
    context.close()


@pytest.mark.parametrize(
    "name",
    ["index.html", "accounts.html", "white-space.html", "criteria.html", "account/brakes-and-gears.html"],
)
def test_every_control_can_be_reached_by_the_keyboard(site, page, name) -> None:
    page.goto((site / name).as_uri())
    wanted = page.evaluate(
        f"""() => [...document.querySelectorAll("{FOCUSABLE}")]
        .filter((e) => e.checkVisibility() && !(e.closest("details:not([open])") && e.tagName !== "SUMMARY"))
        .map((e, i) => (e.dataset.n = String(i))).length"""
    )
    reached = set()
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.dataset.n"))
    assert reached >= {str(i) for i in range(wanted)}


def test_accounts_are_sorted_by_a_column_and_back(site, page) -> None:
    page.goto((site / "accounts.html").as_uri())
    cells = "() => [...document.querySelectorAll('tbody tr')].map((r) => r.cells[8].textContent.trim())"
    button = page.get_by_role("button", name="Profit")
    button.click()
    best = [float(v.replace(",", "")) for v in page.evaluate(cells) if v]
    assert best == sorted(best, reverse=True)
    assert page.evaluate(cells)[-1] == ""  # what is not known comes last
    button.press("Enter")
    worst = [float(v.replace(",", "")) for v in page.evaluate(cells) if v]
    assert worst == sorted(worst)
    assert page.evaluate(cells)[-1] == ""
    assert page.get_attribute("thead th:nth-child(9)", "aria-sort") == "ascending"


def test_accounts_are_filtered_as_one_types(site, page) -> None:
    page.goto((site / "accounts.html").as_uri())
    page.get_by_label("Show those with").fill("naomi selected")
    shown = page.locator("tbody tr:visible")
    assert shown.count() == 3
    assert page.locator(".filter output").inner_text() == "3 of 12"
    page.get_by_label("Show those with").fill("")
    assert shown.count() == 12


def test_pages_can_be_read_without_scripts(site, browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "accounts.html").as_uri())
    assert page.locator("tbody tr").count() == 12
    assert page.locator(".filter").is_hidden()
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("name", MAIN)
def test_no_page_is_wider_than_the_screen(site, browser, name, width) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((site / name).as_uri())
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_name_that_heads_a_row_stays_whole_where_it_fits(site, browser, width) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((site / "white-space.html").as_uri())
    name = page.locator("[aria-labelledby=rivals] tbody th", has_text="pedalworks")
    lines = name.evaluate("""(cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size;
    }""")
    assert lines == 1
    context.close()


@pytest.mark.parametrize("name", ["index.html", "account/brakes-and-gears.html"])
def test_nothing_moves_once_a_page_is_shown(site, page, name) -> None:
    page.goto((site / name).as_uri())
    moved = page.evaluate("""() => new Promise((done) => {
        let total = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((e) => (total += e.value)))
            .observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
    })""")
    assert moved < 0.01


def test_a_page_prints_in_pages_without_its_controls(site, page) -> None:
    page.goto((site / "account/brakes-and-gears.html").as_uri())
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    count = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert 3 <= count <= 12
    page.emulate_media(media="print")
    assert page.locator(".top nav").is_hidden()
    page.goto((site / "accounts.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".filter").is_hidden()


def test_a_served_page_reloads_when_a_file_changes(browser, tmp_path) -> None:
    import os
    import signal
    import subprocess
    import sys

    shutil.copytree(ROOT / "examples/minimal", tmp_path / "minimal")
    with subprocess.Popen(
        [sys.executable, "-m", "kamctl", "-C", str(tmp_path / "minimal"), "--today", "2026-01-12", "serve", "--port", "0"],
        stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as server:  # fmt: skip
        assert server.stderr is not None
        try:
            address = next(line.strip() for line in server.stderr if line.startswith("http://"))
            context = browser.new_context()
            page = context.new_page()
            with page.expect_response(lambda answer: answer.url.endswith("/-/changes")):
                page.goto(address)
            seen = Seen(page)
            kam = tmp_path / "minimal/kam.yaml"
            kam.write_text(
                re.sub(r"company: .*", "company: Another Name", kam.read_text("utf-8"), count=1), "utf-8"
            )
            sync_api.expect(page.locator(".company")).to_have_text("Another Name", timeout=20_000)
            assert all(url.startswith((address, "data:,")) for url in seen.asked)
            context.close()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)
