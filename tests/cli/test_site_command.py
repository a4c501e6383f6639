"""`site build` and `chart` on a command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import ROOT, kamctl

EXAMPLE = ROOT / "examples/adventure-works"
DAY = "2013-12-02"


def test_the_site_is_built_where_it_was_asked_for(tmp_path: Path) -> None:
    done = kamctl(EXAMPLE, "site", "build", "-o", str(tmp_path / "out"), today=DAY)
    assert (done.status, done.out) == (0, "")
    assert "of them written" in done.err
    assert (tmp_path / "out/index.html").is_file()


def test_the_customer_s_site_needs_the_customer(tmp_path: Path) -> None:
    for words in (
        ["--edition", "customer"],
        ["brakes-and-gears"],
        ["brakes-and-gears", "--edition", "customer", "--incognito"],
    ):
        done = kamctl(EXAMPLE, "site", "build", *words, "-o", str(tmp_path / "out"), today=DAY)
        assert done.status == 2
        assert not (tmp_path / "out").exists()


def test_a_template_that_fails_is_an_error_beside_the_pages(tmp_path: Path) -> None:
    work = tmp_path / "work"
    (work / "templates").mkdir(parents=True)
    (work / "kam.yaml").write_text("company: Acme\ncurrency: EUR\npeople: {}\n", "utf-8")
    (work / "templates/site-rules.html.j2").write_text("{{ 1 / 0 }}", "utf-8")
    done = kamctl(work, "site", "build", "-o", "out")
    assert done.status == 2
    assert "templates/site-rules.html.j2, line 1: division by zero" in " ".join(done.err.split())
    assert (work / "out/index.html").is_file()


def test_a_chart_is_written_in_the_format_of_its_name(tmp_path: Path) -> None:
    done = kamctl(EXAMPLE, "chart", "results", "brakes-and-gears", "-o", str(tmp_path / "r.png"), today=DAY)
    assert done.status == 0
    assert (tmp_path / "r.png").read_bytes().startswith(b"\x89PNG")
    refused = kamctl(EXAMPLE, "chart", "plan", today=DAY)
    assert refused.status == 2
    assert "kamctl chart plan ACCOUNT" in refused.err
    nothing = kamctl(EXAMPLE, "chart", "plan", "field-trip-store", today=DAY)
    assert nothing.status == 2
    assert "nothing to draw" in nothing.err
    unnamed = kamctl(EXAMPLE, "chart", "whale", "--format", "png", today=DAY)
    assert unnamed.status == 2
    assert "-o whale.png" in unnamed.err
