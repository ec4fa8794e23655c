"""A rendering turned into Traditional script by machine, as portals offer it (繁體版)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from report.model import Document


def traditional(document: Document) -> Document:
    """The same text document in Traditional characters; the bytes must be UTF-8."""
    text = _converter().convert(document.content.decode("utf-8"))
    return replace(document, content=text.encode("utf-8"))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2tw")
