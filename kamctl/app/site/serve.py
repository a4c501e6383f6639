"""Serves the site on this machine only: watches the files, rebuilds what changed, and reloads open pages."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from kamctl.app.open import open_workspace
from kamctl.app.session import Session
from kamctl.app.site.build import Built, SiteOptions, build
from kamctl.errors import KamctlError, MissingExtraError

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HEADERS = {
    "cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin", "x-frame-options": "DENY",
}  # fmt: skip
_RELOAD = "new EventSource('/-/changes').onmessage = () => location.reload();\n"
#: Folders of the workspace that are not watched.
_IGNORED = (".git", ".venv", "node_modules", "__pycache__")


class Site:
    """A site that is kept up to date in a folder, and notifies open pages of changes."""

    def __init__(
        self, session: Session, folder: Path, wanted: SiteOptions, tell: Callable[[str], None]
    ) -> None:
        self._session, self.folder, self._wanted, self._tell = session, folder, wanted, tell
        self._waiting: set[asyncio.Event] = set()

    def build(self) -> Built:
        """Build the site."""
        return build(self._session, self.folder, self._wanted)

    async def rebuild(self) -> None:
        """Build again and notify open pages; if that fails, report it and keep the old pages."""
        try:
            built = await asyncio.to_thread(self.build)
        except (KamctlError, OSError) as error:
            self._tell(f"error: {getattr(error, 'message', error)}")
            return
        for problem in built.problems:
            self._tell(f"error: {problem.message}")
        if built.made:
            for event in self._waiting:
                event.set()

    async def changes(self) -> AsyncIterator[str]:
        """Yield a message after each build that changed something, as long as somebody listens."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            yield ": here\n\n"
            while True:
                await event.wait()
                event.clear()
                yield "data: changed\n\n"
        finally:
            self._waiting.discard(event)


def application(site: Site, port: int) -> Any:
    """Return the application that serves a site: only GET and HEAD, only under this machine's names.

    Raises:
        MissingExtraError: Starlette is not installed.
    """
    try:
        from starlette.applications import Starlette
        from starlette.requests import Request
        from starlette.responses import PlainTextResponse, Response, StreamingResponse
        from starlette.routing import Mount, Route
        from starlette.staticfiles import StaticFiles
    except ImportError as error:
        raise MissingExtraError("Starlette", "site") from error

    async def changes(_request: Request) -> Response:
        return StreamingResponse(site.changes(), media_type="text/event-stream", headers=_HEADERS)

    async def reload(_request: Request) -> Response:
        return PlainTextResponse(_RELOAD, media_type="text/javascript", headers=_HEADERS)

    pages = StaticFiles(directory=site.folder, html=True, follow_symlink=False)
    app = Starlette(routes=[
        Route("/-/changes", changes, methods=["GET"]), Route("/reload.js", reload, methods=["GET"]), Mount("/", pages),
    ])  # fmt: skip
    hosts = {f"{name}:{port}" for name in _NAMES}

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        """Refuse requests that another site's script could send and methods that write; add the headers."""
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        refused = None
        if headers.get(b"host", b"").decode("latin-1").lower() not in hosts:
            refused = PlainTextResponse("not a name of this server\n", 421, _HEADERS)
        elif scope["method"] not in ("GET", "HEAD"):
            refused = PlainTextResponse(
                "this site is only to be read\n", 405, {**_HEADERS, "allow": "GET, HEAD"}
            )
        elif _hidden(scope["path"]):
            refused = PlainTextResponse("no such page\n", 404, _HEADERS)

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                more = [(k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in there]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await (refused or app)(scope, receive, with_headers)

    return guarded


def _hidden(path: str) -> bool:
    """Tell whether a path leads to the build's own files beside the pages."""
    return any(part.startswith(".") for part in path.split("/"))


async def _run(site: Site, root: Path, port: int, ready: Callable[[int], None]) -> None:
    import uvicorn
    from watchfiles import awatch

    config = uvicorn.Config(application(site, port), host=HOST, port=port, log_level="error", lifespan="off")
    stop = asyncio.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            ready(port)

    server = Server(config)

    async def watch() -> None:
        async for _ in awatch(root, stop_event=stop, watch_filter=_is_ours, step=100):
            await site.rebuild()

    watching = asyncio.create_task(watch())
    try:
        await server.serve()
    finally:
        stop.set()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


def _is_ours(_change: Any, path: str) -> bool:
    parts = Path(path).parts
    return not any(part in _IGNORED or part.startswith(".kam-") for part in parts)


def serve(
    session: Session,
    port: int,
    wanted: SiteOptions,
    ready: Callable[[int], None],
    tell: Callable[[str], None],
) -> None:
    """Build the site, and serve it until interrupted; `ready` is called once it can be reached.

    Raises:
        KamctlError: what `build` raises, or a package of the extra is not installed.
        OSError: the port is taken.
    """
    try:
        import uvicorn  # noqa: F401
        import watchfiles  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("uvicorn or watchfiles", "site") from error
    root = open_workspace(session).root
    with tempfile.TemporaryDirectory(prefix="kamctl-site-") as folder:
        site = Site(session, Path(folder) / "site", wanted._replace(live=True), tell)
        first = site.build()
        for problem in first.problems:
            tell(f"error: {problem.message}")
        asyncio.run(_run(site, root, _free(port), ready))


def _free(port: int) -> int:
    """Return the port; for 0, a free one."""
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
        return int(probe.getsockname()[1])
