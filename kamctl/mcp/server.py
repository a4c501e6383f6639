"""The server: tools and resources over standard input and output, using the protocol's own library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import anyio
import anyio.to_thread
import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from kamctl import __version__
from kamctl.app.open import open_workspace
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.mcp.resources import listed, text_of
from kamctl.mcp.run import Answer, Runner
from kamctl.mcp.tool import Tool, schema

_INSTRUCTIONS = (
    "Key account management over YAML files in git. Read with the reading tools; `check` says what is "
    "wrong, and kamctl://rule/NAME explains a finding. Before a change is written, call the tool with "
    "dry_run and show the person the diff. Decisions about accounts, waivers of gates and what management "
    "did about performance are for people: those requests are refused."
)


def serve(tools: Sequence[Tool], runner: Runner) -> None:
    """Serve the tools for one workspace until the other side closes its end."""
    anyio.run(_serve, {tool.name: tool for tool in tools}, runner)


async def _serve(tools: Mapping[str, Tool], runner: Runner) -> None:
    server: Server[Any] = Server(
        "kamctl", version=__version__, instructions=_INSTRUCTIONS,
        on_list_tools=partial(_list_tools, tools), on_call_tool=partial(_call_tool, tools, runner),
        on_list_resources=partial(_list_resources, runner), on_read_resource=partial(_read_resource, runner),
    )  # fmt: skip
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


async def _list_tools(tools: Mapping[str, Tool], _context: Any, _params: Any) -> types.ListToolsResult:
    return types.ListToolsResult(tools=[_described(tool) for tool in tools.values()])


def _described(tool: Tool) -> types.Tool:
    hints = types.ToolAnnotations(
        read_only_hint=not tool.writes, destructive_hint=False, open_world_hint=False
    )
    return types.Tool(name=tool.name, description=tool.help, input_schema=schema(tool), annotations=hints)


async def _call_tool(
    tools: Mapping[str, Tool], runner: Runner, _context: Any, params: types.CallToolRequestParams
) -> types.CallToolResult:
    tool = tools.get(params.name)
    if tool is None:
        raise MCPError(code=types.INVALID_PARAMS, message=f"there is no tool {params.name}")
    try:
        answer = await anyio.to_thread.run_sync(runner.run, tool, params.arguments or {})
    except KamctlError as error:
        answer = Answer(_said(error), failed=True)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=answer.text)],
        structured_content=answer.data,
        is_error=answer.failed,
    )


async def _list_resources(runner: Runner, _context: Any, _params: Any) -> types.ListResourcesResult:
    return types.ListResourcesResult(
        resources=[
            types.Resource(uri=r.uri, name=r.name, description=r.description, mime_type=r.media_type)
            for r in listed(_texts(runner))
        ]
    )


async def _read_resource(
    runner: Runner, _context: Any, params: types.ReadResourceRequestParams
) -> types.ReadResourceResult:
    uri = str(params.uri)
    try:
        text = text_of(uri, _texts(runner))
    except KamctlError as error:
        raise MCPError(code=types.INVALID_PARAMS, message=_said(error)) from None
    return types.ReadResourceResult(contents=[types.TextResourceContents(uri=uri, text=text)])


def _texts(runner: Runner) -> Mapping[str, str]:
    return open_workspace(Session(runner.root, None)).texts


def _said(error: KamctlError) -> str:
    return f"error: {error.message}" + (f"\nhelp: {error.help}" if error.help else "")
