"""The server answers only this machine's browser, and only reads."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

pytest.importorskip("starlette")
httpx = pytest.importorskip("httpx")

from kamctl.app.session import Session  # noqa: E402
from kamctl.app.site.build import SiteOptions  # noqa: E402
from kamctl.app.site.serve import Site, application  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
PORT = 8750


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "site"
    session = Session(ROOT / "examples/minimal", dt.date(2026, 1, 12))
    made = Site(session, folder, SiteOptions(live=True), print)
    made.build()
    return made


def asked(site, path: str, method: str = "GET", host: str = f"127.0.0.1:{PORT}", **headers: str):
    async def ask():
        transport = httpx.ASGITransport(app=application(site, PORT))
        async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORT}") as client:
            return await client.request(method, path, headers={"host": host, **headers})

    return asyncio.run(ask())


@pytest.mark.parametrize(
    "host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"]
)
def test_this_machine_by_its_names_is_answered(site, host) -> None:
    answer = asked(site, "/", host=host)
    assert answer.status_code == 200
    assert "Key accounts" in answer.text
    assert 'src="reload.js"' in answer.text
    assert "connect-src &#39;self&#39;" in answer.text


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
def test_any_other_name_is_refused(site, host) -> None:
    answer = asked(site, "/", host=host)
    assert answer.status_code == 421
    assert "Key accounts" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_what_writes_is_refused(site, method) -> None:
    assert asked(site, "/", method).status_code == 405
    assert asked(site, "/-/changes", method).status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/.kamctl-site.json", "/%2ekamctl-site.json", "/../kam.yaml", "/..%2f..%2fkam.yaml", "/account/../../x"],
)
def test_only_pages_are_served(site, path) -> None:
    assert asked(site, path).status_code == 404


def test_headers_keep_other_sites_out(site) -> None:
    for path in ("/", "/site.css", "/nothing.html"):
        headers = asked(site, path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in headers


def test_head_is_answered_without_a_body(site) -> None:
    answer = asked(site, "/index.html", "HEAD")
    assert (answer.status_code, answer.content) == (200, b"")


def test_open_pages_are_notified_when_a_build_changed_something(tmp_path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "kam.yaml").write_text("company: Before\ncurrency: EUR\npeople: {}\n", "utf-8")
    told: list[str] = []
    site = Site(Session(work, dt.date(2026, 1, 12)), tmp_path / "site", SiteOptions(live=True), told.append)
    site.build()

    async def listen() -> list[str]:
        messages = site.changes()
        heard = [await anext(messages)]
        await site.rebuild()  # nothing changed: nobody is told
        (work / "kam.yaml").write_text("company: After\ncurrency: EUR\npeople: {}\n", "utf-8")
        await site.rebuild()
        heard.append(await anext(messages))
        (work / "kam.yaml").write_text("company: [\n", "utf-8")
        await site.rebuild()
        await messages.aclose()
        return heard

    assert asyncio.run(listen()) == [": here\n\n", "data: changed\n\n"]
    assert "After" in (tmp_path / "site/index.html").read_text("utf-8")
    assert len(told) == 1
    assert "kam.yaml" in told[0]
