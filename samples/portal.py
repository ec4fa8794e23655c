"""The sample portals on loopback: `python -m samples.portal`, or `with serving():` in code.

One of the three that are declared never answers, so that the night has something to tell.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from pathlib import Path

from samples.site import Served, pages_of
from samples.story import PORTALS

PORT = 18631
"""First of three ports; the portal files in `samples/portals` name these."""
FOLDER = files("samples")


class PortTakenError(OSError):
    """Something else listens where the sample portal wants to."""


@contextlib.contextmanager
def serving(port: int = PORT) -> Iterator[dict[str, str]]:
    """Serve until the block is left. Gives the portals' addresses by id.

    Raises PortTakenError, with what to do, when a port is taken.
    """
    servers: dict[str, ThreadingHTTPServer] = {}
    try:
        for offset, (name, agencies) in enumerate(PORTALS.items()):
            servers[name] = _server(port + offset, pages_of(name, agencies))
        yield {name: f"http://127.0.0.1:{s.server_address[1]}/" for name, s in servers.items()}
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()


def free_port() -> int:
    """A port that is free now, as are the two after it: for servers beside the usual one."""
    for first in range(20_000 + os.getpid() % 9_000, 40_000, 3):
        with contextlib.ExitStack() as stack:
            try:
                for port in range(first, first + 3):
                    stack.enter_context(socket.create_server(("127.0.0.1", port)))
            except OSError:
                continue
            return first
    raise PortTakenError("no three ports in a row are free on this machine")


def _server(port: int, pages: Mapping[str, Served]) -> ThreadingHTTPServer:
    class Handler(_Handler):
        served = pages

    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise PortTakenError(
            f"the sample portal cannot listen on 127.0.0.1:{port} ({error.strerror}); "
            "end what listens there"
        ) from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


class _Handler(BaseHTTPRequestHandler):
    served: Mapping[str, Served] = {}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        page = self.served.get(self.path)
        if page is None:
            self.send_error(404)
        elif self._is_known(page):
            self.send_response(304)
            self.send_header("ETag", page.etag)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", page.media_type)
            self.send_header("Content-Length", str(len(page.content)))
            self.send_header("ETag", page.etag)
            self.send_header("Last-Modified", page.last_modified)
            self.end_headers()
            self.wfile.write(page.content)

    def _is_known(self, page: Served) -> bool:
        tag = self.headers.get("If-None-Match")
        if tag is not None:
            return tag == page.etag
        return self.headers.get("If-Modified-Since") == page.last_modified

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the visit tells what it met."""


def write_declarations(folder: Path, port: int) -> Path:
    """Copies of the sample's portal files, rosters and settings for other ports than the
    usual ones; gives the settings file."""
    with as_file(FOLDER) as own:
        for part in ("portals", "rosters", "."):
            for path in sorted((own / part).glob("*.yaml" if part != "." else "gouji.toml")):
                text = path.read_text("utf-8")
                for offset in range(3):
                    text = text.replace(str(PORT + offset), str(port + offset))
                target = folder / part / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
    return folder / "gouji.toml"


def main() -> None:
    """Serve until interrupted."""
    import sys

    with serving() as addresses, contextlib.suppress(KeyboardInterrupt):
        for name, address in addresses.items():
            sys.stderr.write(f"{name}: {address}\n")
        threading.Event().wait()


if __name__ == "__main__":
    main()
