import datetime as dt
import json
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from kamctl import HOMEPAGE
from kamctl.checks.runner import Report
from kamctl.findings import Finding
from kamctl.formats.escape import github_line
from kamctl.formats.findings import github, gitlab, junit, rdjson, sarif
from kamctl.formats.findings.registry import FORMATS
from kamctl.formats.findings.run import Run
from tests.formats.runner import HOSTILE, commands

SCHEMAS = Path(__file__).parent / "schemas"
HOMES = ("homepage", "repository", "source")
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def finding(text: str = "due 3 days ago", **changes: object) -> Finding:
    facts: dict[str, object] = {
        "rule": "overdue-action", "code": "KAM501", "severity": "error", "path": "plans/acme.yaml", "line": 12,
        "column": 10, "end_column": 20, "account": "acme", "message": text, "help": "Do it, move it or drop it.",
        "source": "    due: 2026-09-30",
    }  # fmt: skip
    return Finding(**(facts | changes))  # type: ignore[arg-type]


def report(
    *findings: Finding, files: tuple[str, ...] = ("kam.yaml", "plans/acme.yaml"), **more: object
) -> Run:
    return Run(Report(len(files), findings), files, dt.date(2026, 10, 1), "1.0", **more)  # type: ignore[arg-type]


WARNING = finding("`growth` has no rating", rule="missing-rating", code="KAM206", severity="warning", help="")
CASES = {
    "nothing found": report(),
    "nothing checked": report(files=()),
    "an error and a warning": report(WARNING, finding()),
    "hostile names": report(
        *(finding(t, path=t, account=t, help=t, source=t) for t in HOSTILE), files=HOSTILE
    ),
    "in a subdirectory": report(finding(), prefix="sales & key accounts/"),
}


def written(format_: ModuleType, run: Run) -> str:
    return "".join(format_.render(run))


cases = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


@cases
def test_sarif_is_valid_against_its_schema(case: Run) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    log = json.loads(written(sarif, case))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    results = log["runs"][0]["results"]
    assert len(results) == len(case.findings)
    ids = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert all(result["ruleId"] in ids for result in results)


def test_sarif_percent_encodes_the_path_from_the_top_of_the_repository() -> None:
    log = json.loads(written(sarif, report(finding(path="plans/ü: a%.yaml"), prefix="my sales/")))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20sales/plans/%C3%BC%3A%20a%25.yaml"


def test_sarif_leaves_out_what_github_would_refuse_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 20)
    log = json.loads(written(sarif, report(*[finding()] * 25)))
    run = log["runs"][0]
    assert len(run["results"]) == 20
    assert "5 of 25" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@cases
def test_junit_is_valid_against_its_schema(case: Run) -> None:
    text = written(junit, case)
    xmlschema.XMLSchema(str(SCHEMAS / "JUnit.xsd")).validate(text)
    suite = ET.fromstring(text)[0]
    found = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(found)
    assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))


def test_junit_has_a_case_for_each_rule_in_a_file_and_one_for_each_clean_file() -> None:
    found = written(
        junit, report(WARNING, finding("one"), finding("two"), files=("kam.yaml", "plans/acme.yaml"))
    )
    suite = ET.fromstring(found)[0]
    assert [(c.attrib["classname"], c.attrib["name"], len(c)) for c in suite.findall("testcase")] == [
        ("kam.yaml", "clean", 0),
        ("plans/acme.yaml", "missing-rating", 0),
        ("plans/acme.yaml", "overdue-action", 1),
    ]
    assert suite.findtext("testcase/failure", "").count("KAM501") == 2
    assert "`growth` has no rating" in suite.findtext("system-out", "")


def test_junit_fails_warnings_where_the_run_fails_on_them() -> None:
    suite = ET.fromstring(written(junit, report(WARNING, fail_on="warning")))[0]
    assert suite.attrib["failures"] == "1"


@cases
def test_gitlab_is_valid_against_the_documented_shape(case: Run) -> None:
    schema = json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text("utf-8"))
    entries = json.loads(written(gitlab, case))
    jsonschema.validate(entries, schema)
    assert len({e["fingerprint"] for e in entries}) == len(case.findings)


def test_a_fingerprint_outlives_edits_above_it_and_another_day_and_tells_twins_apart() -> None:
    before = [e["fingerprint"] for e in json.loads(written(gitlab, report(finding(), finding("another"))))]
    moved = [finding("due 4 days ago", line=99), finding("another", line=100)]
    assert [e["fingerprint"] for e in json.loads(written(gitlab, report(*moved)))] == before
    assert len(set(before)) == 2


def _github_hashes(*findings: Finding) -> list[str]:
    results = json.loads(written(sarif, report(*findings)))["runs"][0]["results"]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]


MISSING = [finding(f"no milestone in {year}", line=1, source="horizon:") for year in (2026, 2027, 2028)]


def test_results_of_one_line_have_hashes_of_their_own_for_github() -> None:
    twins = [*MISSING, MISSING[0], finding("`pay` is unconfirmed", line=1, source="horizon:")]
    hashes = _github_hashes(*twins)
    assert len(set(hashes)) == len(twins)
    assert all(re.fullmatch("[0-9a-f]{16}:1", one) for one in hashes)


def test_a_hash_for_github_is_steady_when_a_neighbour_changes() -> None:
    hashes = _github_hashes(*MISSING)
    assert _github_hashes(*MISSING[1:]) == hashes[1:], "the first was mended"
    assert _github_hashes(finding("new", line=1, source="horizon:"), *MISSING)[1:] == hashes
    assert _github_hashes(*(one._replace(line=7) for one in MISSING)) == hashes


@pytest.mark.parametrize(
    ("today", "tomorrow"),
    [
        ("`a-7k2q` of l.chen is overdue by 1 day", "`a-7k2q` of l.chen is overdue by 2 days"),
        ("last activity 2026-03-01, 99 days ago", "last activity 2026-03-01, 100 days ago"),
        ("no activity since 2026-03-01", "no activity since 2026-03-02"),
        ("the score of 79.0 selects", "the score of 80.5 selects"),
    ],
)
def test_a_hash_for_github_is_steady_when_days_go_by(today: str, tomorrow: str) -> None:
    assert _github_hashes(finding(today)) == _github_hashes(finding(tomorrow))


@pytest.mark.parametrize(
    ("one", "other"), [("`a-23` has", "`a-24` has"), ("in 2026-Q3", "in 2026-Q4"), ("in 2026", "in 2027")]
)
def test_a_hash_for_github_tells_ids_and_periods_apart(one: str, other: str) -> None:
    (first,), (second,) = _github_hashes(finding(one)), _github_hashes(finding(other))
    assert first != second


def test_the_home_of_the_project_is_what_its_package_says() -> None:
    urls = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"].get("urls", {})
    assert next((url for label, url in urls.items() if label.lower() in HOMES), "") == HOMEPAGE


@pytest.mark.parametrize("address", ["", "https://example.com/kamctl"])
def test_sarif_names_the_home_of_the_project_where_it_has_one(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(sarif, "HOMEPAGE", address)
    log = json.loads(written(sarif, report()))
    jsonschema.validate(log, json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
    assert log["runs"][0]["tool"]["driver"].get("informationUri", "") == address


def test_sarif_says_how_severe_a_rule_is() -> None:
    rules = json.loads(written(sarif, report(finding())))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["properties"]["problem.severity"] for rule in rules} == {"error", "warning"}


@cases
def test_rdjson_is_valid_against_its_schema(case: Run) -> None:
    schema = json.loads((SCHEMAS / "rdjson.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(written(rdjson, case)), schema)


def test_rdjson_counts_columns_in_bytes() -> None:
    line = 'who: "ä𐐀", due: 2026-09-30'
    at = line.index("2026") + 1
    shown = json.loads(written(rdjson, report(finding(source=line, column=at, end_column=at + 10))))
    span = shown["diagnostics"][0]["location"]["range"]
    data = line.encode()
    assert data[span["start"]["column"] - 1 : span["end"]["column"] - 1] == b"2026-09-30"


@cases
def test_github_takes_exactly_the_findings_for_commands(case: Run) -> None:
    found = commands(written(github, case))
    assert [c[0] for c in found] == sorted(f.severity for f in case.findings)
    assert all(c[1]["line"] == "12" for c in found)


@cases
@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"github"}))
def test_github_takes_nothing_in_a_machine_format_for_a_command(name: str, case: Run) -> None:
    assert commands("".join(FORMATS[name](case))) == []


@given(st.text(), st.text(), st.text())
def test_no_text_escapes_from_a_github_annotation(path: str, message: str, way_out: str) -> None:
    assert len(commands(written(github, report(finding(message, path=path, help=way_out))))) == 1


def test_github_gets_back_what_a_plain_message_and_path_say() -> None:
    ((_, properties, data),) = commands(
        written(github, report(finding("50%, as agreed: 3 :: 4", path="plans/a,b:c.yaml")))
    )
    assert properties["file"] == "plans/a,b:c.yaml"
    assert data == "50%, as agreed: 3 :: 4\nDo it, move it or drop it."


def test_github_shows_errors_first_and_says_how_many_it_hides() -> None:
    out = written(github, report(WARNING, *[finding()] * 12))
    assert out.splitlines()[0].startswith("::error file=plans/acme.yaml,line=12,")
    assert out.splitlines()[-1].endswith("GitHub shows 11 of 13 findings here; the log of the step has all.")


@given(st.sampled_from(HOSTILE) | st.text(alphabet=" \t:#[]error-mask,=") | st.text())
def test_a_line_for_people_is_never_a_command(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert commands("\n".join(github_line(line) for line in lines)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_findings_are_written_one_by_one(name: str) -> None:
    run = report(*(finding(path=f"plans/{number}.yaml") for number in range(500)))
    one = sum(map(len, FORMATS[name](report(finding(path="plans/499.yaml")))))
    assert max(map(len, FORMATS[name](run))) <= one
