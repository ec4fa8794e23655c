"""A portal on loopback whose every answer the test decides, and a visit to it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawler.portal import Portal
from crawler.roster import Roster
from store import Run, Store

AT = datetime(2024, 2, 1, 1, 30, tzinfo=UTC)


@dataclass
class Page:
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    type: str = "text/html; charset=utf-8"


@dataclass
class Web:
    """Pages by path; a callable is asked anew each time and may do as it likes."""

    port: int
    pages: dict[str, Page | Callable[[BaseHTTPRequestHandler], None]]
    asked: list[tuple[str, dict[str, str]]]

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    @staticmethod
    def page(body: bytes = b"", status: int = 200, **more: Any) -> Page:
        return Page(body, status, **more)

    def html(self, path: str, text: str, **headers: str) -> None:
        self.pages[path] = Page(text.encode(), headers=headers)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that answers what the test puts into `pages`, and 404 else."""
    pages: dict[str, Any] = {}
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            page = pages.get(self.path, Page(b"not here", 404))
            if callable(page):
                page(self)
                return
            etag = page.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(page.status)
            self.send_header("Content-Type", page.type)
            self.send_header("Content-Length", str(len(page.body)))
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield Web(server.server_address[1], pages, asked)
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Visitor:
    """Visits the portal in a process of its own, as the night does."""

    web: Web
    path: Path

    def portal(self, **changes: Any) -> Portal:
        return Portal.model_validate(
            {
                "id": "demo",
                "name": "示例门户",
                "home": self.web.url("/"),
                "hosts": [self.web.host],
                "lists": [{"url": self.web.url("/nb/")}],
                "politeness": {"delay": 0, "timeout": 5},
                "expected": {"min": 1},
                **changes,
            }
        )

    def __call__(
        self, roster: Roster | None = None, allow: bool = True, seconds: float = 30, **changes: Any
    ) -> Run:
        """One visit; the record of its run."""
        options = {
            "portal": self.portal(**changes).model_dump(mode="json"),
            "roster": roster.model_dump(mode="json") if roster else None,
            "store": str(self.path),
            "at": AT.isoformat(),
            "allow_private": [self.web.host] if allow else [],
            "seconds": seconds,
        }
        done = subprocess.run(
            [sys.executable, "-m", "crawler.run"],
            input=json.dumps(options).encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in (0, 10), done.stderr.decode()
        with Store.open(self.path) as store:
            run = store.runs.last("visit", "demo")
        assert run is not None
        assert (run.status == "done") == (done.returncode == 0)
        return run

    def store(self) -> Store:
        return Store.open(self.path)


@pytest.fixture
def visit(web: Web, tmp_path: Path) -> Visitor:
    return Visitor(web, tmp_path / "gouji.db")


class Pages:
    """Markup of made-up pages."""

    @staticmethod
    def listing(*entries: tuple[str, str], after: str = "") -> str:
        """A list page: (address, title) pairs, and what stands under them."""
        rows = "".join(
            f'<li><a href="{url}">{title}</a><span>2024-01-15</span></li>' for url, title in entries
        )
        return f"<html><body><ul>{rows}</ul>{after}</body></html>"

    @staticmethod
    def title(name: str = "云溪市教育局", year: int = 2023) -> str:
        return f"{name}{year}年政府信息公开工作年度报告"


@pytest.fixture
def pages() -> Pages:
    return Pages()
