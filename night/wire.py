"""What passes between the parent and a child that reads hostile bytes.

To the child goes what the parent trusts: pickled jobs and contexts. Back comes JSON only,
checked against the model's own types: whatever the bytes did to the child, it cannot hand
the parent an object. A frame is a length of eight bytes and as many bytes.
"""

from __future__ import annotations

import pickle
import socket
import struct
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from report.model import NotAReport, ReadResult, Report, Unreadable
from rules.model import Judgement

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_LENGTH = struct.Struct("!Q")
LONGEST = 256 * 1024 * 1024
"""Bytes; an answer that claims to be longer is no answer."""


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One result of `read`: exactly one of the first three is there."""

    report: Report | None = None
    not_a_report: NotAReport | None = None
    unreadable: Unreadable | None = None
    revision: str = ""
    """`store.revision.revision_hash` of a report."""
    text: str = ""
    """`store.revision.full_text` of a report."""

    def result(self) -> ReadResult:
        for told in (self.report, self.not_a_report, self.unreadable):
            if told is not None:
                return told
        raise ValueError("a reading without a result")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a child says: what it read, then how that was judged; or that it could not."""

    read: tuple[ReadPart, ...] | None = None
    judged: tuple[Judgement | None, ...] | None = None
    error: str = ""
    """A traceback: our own fault, for the operator."""
    out_of_memory: bool = False


@cache
def _adapter() -> TypeAdapter[Answer]:
    from pydantic import TypeAdapter

    return TypeAdapter(Answer)


def warm() -> None:
    """Build what decoding needs (0.1 s), while a child is at work."""
    _adapter()


def encode(answer: Answer) -> bytes:
    from pydantic_core import to_json

    return to_json(answer)


def decode(frame: bytes) -> Answer:
    """Raises ValueError for anything but an answer."""
    return _adapter().validate_json(frame)


def send(sock: socket.socket, payload: bytes) -> None:
    sock.sendall(_LENGTH.pack(len(payload)) + payload)


def send_trusted(sock: socket.socket, value: Any) -> None:
    """To a child, from its parent."""
    send(sock, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def receive_trusted(sock: socket.socket) -> Any:
    """In a child, from its parent; None when the parent is gone."""
    head = _exactly(sock, _LENGTH.size)
    if head is None:
        return None
    body = _exactly(sock, _LENGTH.unpack(head)[0])
    # Only ever read from the parent that made this process.
    return None if body is None else pickle.loads(body)  # noqa: S301


def _exactly(sock: socket.socket, count: int) -> bytes | None:
    got = bytearray()
    while len(got) < count:
        more = sock.recv(min(count - len(got), 1 << 20))
        if not more:
            return None
        got += more
    return bytes(got)


class Inbox:
    """Frames put together from whatever has arrived: a stalled child cannot stall us."""

    def __init__(self) -> None:
        self._got = bytearray()

    def feed(self, data: bytes) -> bytes | None:
        """The frame that these bytes complete, or None. Raises ValueError when too long."""
        self._got += data
        if len(self._got) < _LENGTH.size:
            return None
        length = _LENGTH.unpack_from(self._got)[0]
        if length > LONGEST:
            raise ValueError(f"an answer of {length} bytes")
        if len(self._got) < _LENGTH.size + length:
            return None
        frame = bytes(self._got[_LENGTH.size : _LENGTH.size + length])
        del self._got[: _LENGTH.size + length]
        return frame
