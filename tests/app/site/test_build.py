"""The site depends on the files alone: the same files give the same pages, and little is rebuilt."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kamctl.app.broken_file import BrokenFileError
from kamctl.app.session import Session
from kamctl.app.site.build import SiteOptions, build
from kamctl.app.site.front import ROWS, pages_of
from kamctl.app.site.look import depends_on_others
from kamctl.app.site.store import MANIFEST, NotASiteError
from kamctl.checks.runner import check, findings_of
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load
from kamctl.workspace.paths import place
from tests.git.gitrepo import Repository

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2013, 12, 2)


FOUR = ("brakes-and-gears", "top-sports-supply", "field-trip-store", "westside-plaza")


def four_of_the_example(folder: Path) -> Path:
    example = ROOT / "examples/adventure-works"
    for path in scan(example)[0]:
        where = place(path)
        if path != "ledger.yaml" and (where is None or where.account in (None, *FOUR)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(example / path, folder / path)
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Four accounts of the example, apart from any repository."""
    return four_of_the_example(tmp_path / "work")


@pytest.fixture(scope="module")
def site_of_four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the four accounts, which a test copies before it builds another over it."""
    folder = tmp_path_factory.mktemp("four")
    made_of(four_of_the_example(folder / "work"), folder / "site")
    return folder / "site"


@pytest.fixture
def site(site_of_four: Path, tmp_path: Path) -> Path:
    """The site of the accounts in `work` as it was before any change."""
    return shutil.copytree(site_of_four, tmp_path / "site")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    made_of(ROOT / "examples/adventure-works", folder)
    return folder


def made_of(work: Path, folder: Path, **wanted):
    return build(Session(work, TODAY), folder, SiteOptions(**wanted))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


class Page(HTMLParser):
    """Checks that elements are closed, and collects ids and links."""

    VOID = frozenset({"meta", "link", "input", "br"})
    OPEN_ENDED = frozenset({"tr", "td", "th", "tbody"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open, self.ids, self.links, self.headings = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        assert not any(name.startswith("on") for name in given), (tag, given)
        assert "style" not in given or tag == "svg"
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.headings += [tag] if re.fullmatch(r"h[1-6]", tag) else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open[-1] in self.OPEN_ENDED and self.open[-1] != tag:
            self.open.pop()
        assert self.open.pop() == tag


def test_every_page_is_sound_html_with_one_first_heading_and_no_script_of_its_own(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 50
    for file in pages:
        text = file.read_text("utf-8")
        page = Page(text)
        assert page.open == []
        assert len(page.ids) == len(set(page.ids)), file
        assert page.headings.count("h1") == 1
        assert page.headings[0] == "h1"
        assert "default-src 'none'" in text
        assert not re.search(r"<script(?![^>]* src=)|<style|javascript:", text)
        assert len(text.encode()) < 300_000


def test_every_link_is_relative_and_leads_to_a_place_that_is_there(built: Path) -> None:
    pages = {file: Page(file.read_text("utf-8")) for file in built.rglob("*.html")}
    for file, page in pages.items():
        for target in set(page.links):
            if target.startswith("data:"):
                continue
            path, _, mark = target.partition("#")
            there = Path(os.path.normpath(file.parent / path)) if path else file
            assert there.is_file(), f"{file}: {target}"
            assert not mark or mark in pages[there].ids, f"{file}: {target}"


def test_a_statement_leads_to_the_line_that_says_it(built: Path) -> None:
    page = (built / "account/brakes-and-gears.html").read_text("utf-8")
    found = re.search(r'href="\.\./(file/plans/[^"#]+)#L(\d+)">Count of Mountain-500', page)
    assert found is not None
    text = (ROOT / "examples/adventure-works/plans/brakes-and-gears.yaml").read_text("utf-8").splitlines()
    near = text[int(found[2]) - 1 : int(found[2]) + 2]
    assert any("Count of Mountain-500" in line for line in near)


def test_the_front_page_says_what_to_decide_and_how_to_settle_it(built: Path) -> None:
    page = (built / "index.html").read_text("utf-8")
    assert "Key accounts, 2 Dec 2013" in page
    assert "decide the exit review of 2013-11-11" in page
    assert "kamctl decide metropolitan-bicycle-supply OUTCOME --by WHO" in page
    decide, _, then = page.partition('id="then"')
    assert "Field Trip Store" in decide
    assert "credit limit" in then


def test_every_drawing_is_in_its_page(built: Path) -> None:
    for page in built.rglob("*.html"):
        assert "[drawing" not in page.read_text("utf-8")
    assert (built / "account/brakes-and-gears.html").read_text("utf-8").count('<svg class="chart"') == 6


def test_two_builds_are_the_same_byte_for_byte(built: Path, tmp_path: Path) -> None:
    made_of(ROOT / "examples/adventure-works", tmp_path / "again")
    assert files(tmp_path / "again") == files(built)


def test_building_again_makes_nothing(work: Path, site: Path) -> None:
    assert made_of(work, site).made == 0


CHANGES = {
    "an action is done": ("plans/brakes-and-gears.yaml", "    due: 2013-12-06\n", "    due: 2013-12-06\n    done: 2013-12-01\n"),
    "a rating": ("accounts/brakes-and-gears.yaml", "rating: 3", "rating: 1"),
    "a name": ("accounts/top-sports-supply.yaml", "name: Top Sports Supply", "name: Other Sports"),
    "days of a role": ("plans/brakes-and-gears.yaml", "days: 10", "days: 14"),
    "a customer number that another has": ("accounts/brakes-and-gears.yaml", '["697"]', '["496"]'),
    "a finding ignored": ("accounts/field-trip-store.yaml", "name: Field Trip Store", "name: Field Trip Store  # kamctl: ignore[top-customer-undecided] seen"),
    "a fault": ("accounts/brakes-and-gears.yaml", "manager: n.sato", "manager: nobody"),
    "a file that cannot be read": ("accounts/brakes-and-gears.yaml", "name:", "name: {"),
    "the criteria": ("criteria.yaml", "select_at: 70", "select_at: 80"),
    "our company": ("kam.yaml", "company: Adventure Works", "company: Works"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_an_incremental_build_equals_a_fresh_one(work: Path, site: Path, tmp_path: Path, what: str) -> None:
    path, old, new = CHANGES[what]
    change(work / path, old, new)
    made_of(work, site)
    made_of(work, tmp_path / "anew")
    assert files(site) == files(tmp_path / "anew")


def test_a_changed_account_is_its_page_its_file_and_the_pages_of_all(work: Path, site: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in site.rglob("*.html")}
    change(work / "accounts/brakes-and-gears.yaml", "name: Brakes and Gears", "name: Brakes")
    made_of(work, site)
    made = {p.relative_to(site).as_posix() for p, then in before.items() if p.stat().st_mtime_ns != then}
    apart = {page for page in made if "/" in page}
    assert apart == {"account/brakes-and-gears.html", "file/accounts/brakes-and-gears.yaml.html"}


def keep(site: Path, account: str, name: str) -> None:
    """Have the site remember another name for an account: shown until the account is looked at again."""
    kept = json.loads((site / MANIFEST).read_text("utf-8"))
    kept["accounts"][account][1]["name"] = name  # in its card
    (site / MANIFEST).write_text(json.dumps(kept), "utf-8")


@pytest.fixture
def apart(work: Path, tmp_path: Path) -> Path:
    """A site in which no finding and no shared file names two accounts; it remembers a name of one."""
    for path in ("rounds", "results"):
        shutil.rmtree(work / path)
    resources = work / "resources.yaml"
    resources.write_text(resources.read_text("utf-8").partition("grants:")[0], "utf-8")
    made_of(work, tmp_path / "site")
    keep(tmp_path / "site", "top-sports-supply", "Remembered")
    return tmp_path / "site"


def test_an_account_under_another_name_is_looked_at_alone(work: Path, apart: Path) -> None:
    change(work / "accounts/brakes-and-gears.yaml", "name: ", "name: New ")
    made_of(work, apart)
    page = (apart / "accounts.html").read_text("utf-8")
    assert "New Brakes and Gears" in page
    assert "Remembered" in page


@pytest.mark.parametrize(("names_it", "alone"), [("", True), ("# as field-trip-mall does\n", False)])
def test_an_account_under_another_id_is_looked_at_alone_unless_another_file_names_it(
    work: Path, apart: Path, tmp_path: Path, names_it: str, *, alone: bool
) -> None:
    change(work / "accounts/westside-plaza.yaml", "name: ", f"{names_it}name: ")
    for path in list(work.rglob("field-trip-store*")):
        path.rename(path.with_name(path.name.replace("store", "mall")))
    made_of(work, apart)
    assert ("Remembered" in (apart / "accounts.html").read_text("utf-8")) is alone
    keep(apart, "top-sports-supply", "Top Sports Supply")
    made_of(work, apart)
    made_of(work, tmp_path / "anew")
    assert files(apart) == files(tmp_path / "anew")


def test_an_account_that_is_gone_takes_its_pages_with_it(work: Path, site: Path, tmp_path: Path) -> None:
    for path in work.rglob("westside-plaza*"):
        path.unlink()
    made_of(work, site)
    assert not list(site.rglob("westside-plaza*"))
    made_of(work, tmp_path / "anew")
    assert files(site) == files(tmp_path / "anew")


def test_rules_find_the_same_in_an_account_alone_save_those_known_to_look_across() -> None:
    texts = dict(scan(ROOT / "examples/adventure-works")[0])
    texts["accounts/brakes-and-gears.yaml"] = texts["accounts/brakes-and-gears.yaml"].replace(
        '["697"]', '["496"]'
    )
    texts["resources.yaml"] = re.sub(r": \d\d([,}\n])", r": 2\1", texts["resources.yaml"])
    whole = check(texts, TODAY).findings
    assert {"shared-customer-number", "over-capacity"} <= {one.rule for one in whole}
    for account in {where.account for path in texts if (where := place(path)) and where.account}:
        alone = {p: t for p, t in texts.items() if (where := place(p)) and where.account in (None, account)}
        found = findings_of(load(alone), alone, TODAY)
        expected = [f for f in whole if f.account == account and not depends_on_others([f._asdict()])]
        assert [f for f in found if f.account == account and not depends_on_others([f._asdict()])] == expected


def test_a_broken_account_is_a_page_that_says_so_and_the_others_stay(work: Path, tmp_path: Path) -> None:
    (work / "accounts/brakes-and-gears.yaml").write_text("name: [\n", "utf-8")
    assert made_of(work, tmp_path / "site").problems == ()
    page = (tmp_path / "site/account/brakes-and-gears.html").read_text("utf-8")
    assert "brakes-and-gears cannot be shown" in page
    assert "unreadable" not in page
    assert re.search(r'class="error".*line \d+', page, re.DOTALL)
    assert "Top Sports Supply" in (tmp_path / "site/accounts.html").read_text("utf-8")
    assert "cannot be read" in (tmp_path / "site/accounts.html").read_text("utf-8")


def test_a_broken_kam_yaml_is_an_error(work: Path, tmp_path: Path) -> None:
    (work / "kam.yaml").write_text("company: [\n", "utf-8")
    with pytest.raises(BrokenFileError):
        made_of(work, tmp_path / "site")


NAMES = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\" 'single'",
    "right to left": "متجر الدراجات‎ שלום",
    "long": "W" * 300,
    "emoji": "🚲👩‍👩‍👧 Köln",
    "template": "{{ 7 * 7 }} {% raw %}",
    "runner": "##[error]x ::error::y",
}


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_is_shown_as_text(work: Path, tmp_path: Path, kind: str) -> None:
    name = NAMES[kind]
    quoted = "'" + name.replace("'", "''") + "'"
    for path, old in (
        ("accounts/brakes-and-gears.yaml", "name: Brakes and Gears"), ("accounts/brakes-and-gears.yaml", "name: Elena Marsh"),
        ("kam.yaml", "name: Naomi Sato"), ("kam.yaml", "company: Adventure Works"), ("plans/brakes-and-gears.yaml", "name: Women's range"),
    ):  # fmt: skip
        change(work / path, old, f"{old.split(':')[0]}: {quoted}")
    made_of(work, tmp_path / "site")
    for page in (
        "index.html",
        "accounts.html",
        "account/brakes-and-gears.html",
        "calendar.html",
        "criteria.html",
    ):
        text = (tmp_path / "site" / page).read_text("utf-8")
        Page(text)
        assert "<script>alert" not in text
        assert "<img" not in text
        assert ">49 " not in text
    shown = (tmp_path / "site/accounts.html").read_text("utf-8").replace("&#91;", "[")
    assert escape(name).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")[:40] in shown


def test_a_score_of_the_past_is_by_the_criteria_of_the_past(work: Path, tmp_path: Path) -> None:
    def scores() -> str:
        made_of(work, tmp_path / "site")
        page = (tmp_path / "site/account/brakes-and-gears.html").read_text("utf-8")
        return re.search(r"Score of Brakes and Gears by day: ([^<]*)", page)[1]

    before = scores()
    repository = Repository(work)
    repository.git("init", "--quiet")
    repository.commit()
    change(work / "criteria.yaml", 'edition: "2013"', 'edition: "2013b"')
    change(work / "criteria.yaml", "date: 2013-01-14", "date: 2013-11-25")
    change(work / "criteria.yaml", "weight: 25", "weight: 5")
    change(work / "criteria.yaml", "weight: 20", "weight: 40")
    now = scores()
    assert now.partition(", 2013-11-25")[0] in before
    assert "2013-11-25 76.5" in now


def test_a_workspaces_template_that_fails_is_reported_with_its_line_and_the_rest_is_built(
    work: Path, tmp_path: Path
) -> None:
    (work / "templates").mkdir()
    (work / "templates/site-criteria.html.j2").write_text("line one\n{{ nothing.here }}\n", "utf-8")
    done = made_of(work, tmp_path / "site")
    assert [p.message for p in done.problems] == [
        "templates/site-criteria.html.j2, line 2: 'nothing' is undefined"
    ]
    assert "line 2" in (tmp_path / "site/criteria.html").read_text("utf-8")
    assert "Key accounts" in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_workspace_can_add_to_a_page(work: Path, tmp_path: Path) -> None:
    (work / "templates").mkdir()
    own = '{% extends "shipped/site-resources.html.j2" %}{% block foot %}<p>Ours</p>{% endblock %}'
    (work / "templates/site-resources.html.j2").write_text(own, "utf-8")
    assert made_of(work, tmp_path / "site").problems == ()
    assert "<p>Ours</p>" in (tmp_path / "site/resources.html").read_text("utf-8")
    assert "<p>Ours</p>" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_links_lead_to_where_the_repository_is_shown(work: Path, tmp_path: Path) -> None:
    address = "https://git.example/team/accounts/blob/main/{path}#L{line}"
    change(work / "kam.yaml", "currency: USD", f"currency: USD\nsource_url: '{address}'")
    made_of(work, tmp_path / "site")
    page = (tmp_path / "site/account/brakes-and-gears.html").read_text("utf-8")
    assert re.search(
        r'href="https://git\.example/team/accounts/blob/main/plans/brakes-and-gears\.yaml#L\d+"', page
    )
    assert not (tmp_path / "site/file").exists()


def test_an_address_that_is_a_script_is_not_linked_and_is_reported(work: Path, tmp_path: Path) -> None:
    change(work / "kam.yaml", "currency: USD", "currency: USD\nsource_url: 'javascript:alert(1)//{path}'")
    made_of(work, tmp_path / "site")
    assert all(
        b"javascript:" not in text
        for path, text in files(tmp_path / "site").items()
        if not path.startswith("file/") and path.endswith(".html") and path != "findings.html"
    )
    assert "`source_url` is not an address" in {
        f.message[:31] for f in check(dict(scan(work)[0]), TODAY).findings
    } or any("source_url" in f.message for f in check(dict(scan(work)[0]), TODAY).findings)


def test_a_folder_with_something_else_is_left_alone(work: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(NotASiteError):
        made_of(work, tmp_path / "mine")
    assert files(tmp_path / "mine") == {"thesis.txt": b"years of work"}


def test_what_is_kept_cannot_be_made_to_delete_other_files(work: Path, site: Path, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("keep", "utf-8")
    kept = json.loads((site / MANIFEST).read_text("utf-8"))
    kept["pages"] += ["../precious.txt", str(tmp_path / "precious.txt")]
    (site / MANIFEST).write_text(json.dumps(kept), "utf-8")
    made_of(work, site)
    assert (tmp_path / "precious.txt").read_text("utf-8") == "keep"


def test_a_page_that_somebody_deleted_is_made_again(work: Path, site: Path) -> None:
    (site / "account/brakes-and-gears.html").unlink()
    assert made_of(work, site).made == 1


def test_a_long_table_goes_on_on_further_pages() -> None:
    assert [len(part) for part in pages_of(range(ROWS), ROWS)] == [ROWS]
    assert [len(part) for part in pages_of(range(ROWS + 1), ROWS)] == [ROWS, 1]
    assert [len(part) for part in pages_of([], ROWS)] == [0]


def test_proposed_criteria_are_shown_by_the_verdicts_that_they_change(work: Path, tmp_path: Path) -> None:
    text = (
        (work / "criteria.yaml")
        .read_text("utf-8")
        .replace("select_at: 70", "select_at: 86")
        .replace('edition: "2013"', 'edition: "2014"')
    )
    (tmp_path / "proposed.yaml").write_text(text, "utf-8")
    made_of(work, tmp_path / "site", proposed=tmp_path / "proposed.yaml")
    page = (tmp_path / "site/criteria.html").read_text("utf-8")
    assert "What the proposed edition 2014 would change" in page
    assert re.search(r"Brakes and Gears.*select 84\.5.*below 84\.5.*leaves", page, re.DOTALL)
    made_of(work, tmp_path / "site")
    assert "proposed" not in (tmp_path / "site/criteria.html").read_text("utf-8")
