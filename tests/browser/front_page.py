"""Makes the README's picture of the front page from the example's site, and the text that it shows.

    python -m tests.browser.front_page

A test compares the text of a fresh build with the one that the picture was made of; pixels differ
from machine to machine.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path

from kamctl.app.session import Session
from kamctl.app.site.build import build

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs/front-page.png"
#: An entry of a log, in one line, that is dated after the commit of last week.
_LAST_WEEK = re.compile(r" +- \{date: 2013-(11-2[5-9]|11-30|12-)")
SHOWN = ROOT / "docs/front-page.txt"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def example(folder: Path) -> Path:
    """Build the example's site, apart from any repository, and return its front page."""
    work = folder / "work"
    shutil.copytree(ROOT / "examples/adventure-works", work, ignore=shutil.ignore_patterns("ledger"))
    _as_of_last_week(work)
    build(Session(work, dt.date(2013, 12, 2)), folder / "site")
    return folder / "site/index.html"


def _as_of_last_week(work: Path) -> None:
    """Commit the example without what happened since last week, and put that back."""
    now = {path: path.read_text("utf-8") for path in work.rglob("*.yaml")}
    for path, text in now.items():
        kept = [line for line in text.splitlines(keepends=True) if not _LAST_WEEK.match(line)]
        path.write_text("".join(kept), encoding="utf-8")
    date = "2013-11-24T12:00:00+00:00"
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Example"), ("EMAIL", "example@example.com"), ("DATE", date))
    }
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Last week"]):
        subprocess.run(["git", *words], cwd=work, check=True, env={**os.environ, **who})
    for path, text in now.items():
        path.write_text(text, encoding="utf-8")


def text_of(page: Path) -> str:
    """Return what the main part of a page says, a line for each piece of text."""
    main = page.read_text("utf-8").partition("<main")[2].partition(">")[2].partition("</main>")[0]
    lines = (" ".join(unescape(line).split()) for line in re.sub(r"<[^>]*>", "\n", main).splitlines())
    # Where a line stands moves with every other change of the example.
    return "\n".join(re.sub(r"(\.yaml):\d+$", r"\1", line) for line in lines if line) + "\n"


def main() -> None:
    """Write the picture and its text."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        page = example(Path(made))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=list(FLAGS)
        )
        tab = browser.new_page(viewport={"width": 1240, "height": 860})
        tab.goto(page.as_uri())
        tab.screenshot(
            path=str(PICTURE), clip={"x": 0, "y": 0, "width": 1240, "height": 1040}, full_page=True
        )
        browser.close()
        SHOWN.write_text(text_of(page), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
