"""An assistant, over the protocol's own client, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

from tests.checks.rules.examples import base
from tests.cli.run import TODAY, environment, write

Asks = Callable[[Client], Coroutine[Any, Any, None]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("not for you")
    return write(tmp_path / "sales", base())


def served(folder: Path, asks: Asks, *words: str) -> None:
    """Ask a server for the workspace in a folder."""

    async def ask() -> None:
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "kamctl", "-C", str(folder), "mcp", *words],
            env=environment(KAMCTL_TODAY=TODAY),
        )  # fmt: skip
        async with Client(stdio_client(server)) as client:
            await asks(client)

    anyio.run(ask)


def text(result: Any) -> str:
    return "".join(part.text for part in result.content)


def test_an_assistant_reads_a_score_and_writes_an_action_after_it_has_shown_the_diff(workspace: Path) -> None:
    plan = workspace / "plans/acme.yaml"
    before = plan.read_bytes()
    step = {"account": "acme", "text": "--Ask for / the forecast", "owner": "s.bauer", "due": "2026-12-18"}

    async def asks(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert {"score", "check", "action_add", "rate", "exit_review"} <= set(tools)
        assert not {"init", "setup_git", "merge_driver", "mcp", "ledger_take"} & set(tools)
        assert tools["score"].annotations.read_only_hint
        assert not tools["action_add"].annotations.read_only_hint

        scored = await client.call_tool("score", {"accounts": ["acme"]})
        assert scored.structured_content["accounts"][0]["score"] == 80

        proposed = await client.call_tool("action_add", {**step, "dry_run": True})
        assert not proposed.is_error
        assert "{do: --Ask for / the forecast, owner: s.bauer" in text(proposed)
        assert plan.read_bytes() == before

        finding = {"date": "2026-11-20", "by": "s.bauer", "outlook": "structural", "finding": "A second shop"}
        entry = {"account": "acme", "kind": "growth", "dry_run": True}
        grown = await client.call_tool("record", {**entry, "fields": finding})
        assert "A second shop" in text(grown), text(grown)
        wrong = await client.call_tool("record", {**entry, "fields": {"directory": "/tmp"}})
        assert "record takes no directory" in text(wrong)

        written = await client.call_tool("action_add", step)
        assert not written.is_error
        assert "{do: --Ask for / the forecast, owner: s.bauer" in text(written)

    served(workspace, asks)
    assert b"--Ask for / the forecast" in plan.read_bytes()
    assert plan.read_bytes().startswith(before.rstrip(b"\n")[:200])


def test_an_assistant_reads_files_and_rule_pages_of_the_workspace_and_nothing_else(workspace: Path) -> None:
    async def asks(client: Client) -> None:
        listed = {str(r.uri) for r in (await client.list_resources()).resources}
        assert {"kamctl://file/accounts/acme.yaml", "kamctl://rule/stale-plan"} <= listed
        page = await client.read_resource("kamctl://rule/stale-plan")
        assert page.contents[0].text.startswith("Nothing has happened")
        file = await client.read_resource("kamctl://file/accounts/acme.yaml")
        assert file.contents[0].text == (workspace / "accounts/acme.yaml").read_text()
        with pytest.raises(MCPError, match=r"there is no kamctl://file/\.\./secret.txt"):
            await client.read_resource("kamctl://file/../secret.txt")
        for tool, given in (("plan", {"account": "../secret.txt"}), ("check", {"paths": ["/etc/passwd"]})):
            refused = await client.call_tool(tool, given)
            assert refused.is_error
            assert "is outside the workspace" in text(refused)
        with pytest.raises(MCPError, match="there is no tool rm"):
            await client.call_tool("rm", {})
        wrong = await client.call_tool("score", {"account": "acme"})
        assert "score takes no account\nhelp: It takes accounts, explain" in text(wrong)

    served(workspace, asks)


MANAGEMENTS: dict[str, dict[str, Any]] = {
    "decide": {"account": "acme", "outcome": "exited", "reason": "They left us"},
    "standing": {"account": "acme", "state": "corrective-action", "reason": "Late", "until": "2027-01-31"},
    "advance": {"account": "acme", "waive": ["plan-in-place=We know them"]},
    "set": {"account": "acme", "fields": ["decisions[0].outcome", "exited"]},
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, bool]]:
    """What a server answers to each of them, and whether the account's file is as before."""
    folder = write(tmp_path_factory.mktemp("managements"), base())
    account = folder / "accounts/acme.yaml"
    before = account.read_bytes()
    found = {}

    async def asks(client: Client) -> None:
        for tool, given in MANAGEMENTS.items():
            answer = await client.call_tool(tool, {**given, "by": "d.osei"})
            found[tool] = answer, account.read_bytes() == before

    served(folder, asks)
    return found


@pytest.mark.parametrize("tool", MANAGEMENTS)
def test_an_assistant_may_not_act_for_senior_management(
    answers: dict[str, tuple[Any, bool]], tool: str
) -> None:
    refused, unchanged = answers[tool]
    assert refused.is_error
    assert text(refused)
    assert unchanged


def test_with_leave_an_assistant_records_a_decision_for_a_person_it_names(workspace: Path) -> None:
    decision = {"account": "acme", "outcome": "exited", "reason": "They buy elsewhere from 2027 on"}

    async def asks(client: Client) -> None:
        assert "git's user.email" in text(await client.call_tool("decide", decision))
        named = await client.call_tool("decide", {**decision, "by": "d.osei"})
        assert not named.is_error, text(named)

    served(workspace, asks, "--allow-decisions")
    assert "They buy elsewhere" in (workspace / "accounts/acme.yaml").read_text()


def test_a_ledger_outside_the_workspace_is_not_read_for_an_assistant(workspace: Path) -> None:
    write(workspace.parent, {"sales.csv": "date,customer,amount\n2026-08-01,4711,1200\n"})
    source = (
        "erp: {kind: sales, files: ../sales.csv, columns: {customer: customer, date: date, revenue: amount}}"
    )
    write(workspace, {"ledger.yaml": f"sources:\n  {source}\n"})

    async def asks(client: Client) -> None:
        refused = await client.call_tool("profit", {"all_time": True})
        assert "4711" not in text(refused)
        assert "has no ledger.yaml and no results" in text(refused)

    served(workspace, asks)


def test_without_the_library_the_error_says_what_to_install(workspace: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None; sys.argv = ['kamctl', 'mcp']; from kamctl.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workspace,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pip install 'kamctl[mcp]'" in done.stderr
