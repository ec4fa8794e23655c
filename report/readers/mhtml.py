"""MHTML, a page saved by a browser as one file: its HTML part is the page."""

from __future__ import annotations

import email
import email.message
import email.policy

from report.charset import decode
from report.model import Layout, Unreadable
from report.readers.html import read_html
from report.readers.packages import DAMAGED

_PARTS = 2000


def read_mhtml(content: bytes) -> Layout | Unreadable:
    """The Layout of the first HTML part."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        for index, part in enumerate(message.walk()):
            if index > _PARTS:
                break
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes) and payload.strip():
                    text, charset = decode(payload, _charset(part))
                    return read_html(text, charset, "multipart/related")
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, IndexError):
        return DAMAGED
    return Unreadable("the saved page has no HTML part", "save it again as HTML")


def _charset(part: email.message.Message) -> str:
    declared = part.get_param("charset", "")
    return declared if isinstance(declared, str) else ""
