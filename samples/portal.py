"""The sample portals on loopback: `python -m samples.portal`, or `with serving():` in code.

One of the three that are declared never answers, so that the night has something to tell.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from pathlib import Path

from samples.site import Served, pages_of
from samples.story import PORTALS

PORTS: Mapping[str, int] = {"yunxi": 18631, "qingtan": 18632, "wanglan": 18633}
"""Portals' ids and the ports that their files in `samples/portals` name."""
ANY: Mapping[str, int] = dict.fromkeys(PORTS, 0)
"""Whatever ports are free, for servers beside the usual ones (`write_declarations`)."""
FOLDER = files("samples")


class PortTakenError(OSError):
    """Something else listens where the sample portal wants to."""


@contextlib.contextmanager
def serving(ports: Mapping[str, int] = PORTS) -> Iterator[dict[str, int]]:
    """Serve until the block is left. Gives the ports taken, by portal.

    The portal that is down has its port held too, so that nobody else answers there.
    Raises PortTakenError, with what to do, when a port is taken.
    """
    with contextlib.ExitStack() as stack:
        taken: dict[str, int] = {}
        for name, port in ports.items():
            with _free(port):
                if name in PORTALS:
                    taken[name] = stack.enter_context(_served(port, pages_of(name, PORTALS[name])))
                else:
                    taken[name] = stack.enter_context(_refused(port))
        yield taken


@contextlib.contextmanager
def _served(port: int, pages: Mapping[str, Served]) -> Iterator[int]:
    class Handler(_Handler):
        served = pages

    with _Server(("127.0.0.1", port), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


@contextlib.contextmanager
def _refused(port: int) -> Iterator[int]:
    """The port is ours, and nothing listens there."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", port))
        yield held.getsockname()[1]


@contextlib.contextmanager
def _free(port: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PortTakenError(
            f"the sample portal cannot listen on 127.0.0.1:{port} ({error.strerror}); "
            "end what listens there"
        ) from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


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


def write_declarations(folder: Path, ports: Mapping[str, int]) -> Path:
    """Copies of the sample's portal files, rosters and settings for the ports that `serving`
    took; gives the settings file."""
    with as_file(FOLDER) as own:
        for part in ("portals", "rosters", "."):
            for path in sorted((own / part).glob("*.yaml" if part != "." else "gouji.toml")):
                text = path.read_text("utf-8")
                for name, port in ports.items():
                    text = text.replace(f"127.0.0.1:{PORTS[name]}", f"127.0.0.1:{port}")
                target = folder / part / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
    return folder / "gouji.toml"


def main() -> None:
    """Serve until interrupted."""
    import sys

    with serving() as ports, contextlib.suppress(KeyboardInterrupt):
        for name in PORTALS:
            sys.stderr.write(f"{name}: http://127.0.0.1:{ports[name]}/\n")
        threading.Event().wait()


if __name__ == "__main__":
    main()
