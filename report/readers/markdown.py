"""Marks of Markdown, as OCR writes it, taken off the words they stand around."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.readers.pipes import is_rule

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s[^)]*)?\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)(?:\s[^)]*)?\)")
_BULLET = re.compile(r"[*+-]\s+(?=[^\s\d])")
_BLOCK = re.compile(r"</?(?:div|center|span|html|body)(?:\s[^<>]*)?>|<!--.*?-->", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_markdown(lines: Iterable[str]) -> bool:
    """Headings, emphasis, pictures or ruled tables: what plain extracts never hold."""
    return any(
        _HEADING.fullmatch(line.strip())
        or _EMPHASIS.search(line)
        or _PICTURE.search(line)
        or (line.count("|") > 1 and is_rule(line))
        for line in lines
    )


def unmarked_line(raw: str) -> tuple[str, str]:
    """The tag a line's mark stands for, and its words."""
    raw = _BLOCK.sub("", raw).strip()
    heading = _HEADING.fullmatch(raw)
    if heading:
        return f"h{len(heading[1])}", unmarked(heading[2])
    return "", unmarked(_BULLET.sub("", raw, count=1) if _BULLET.match(raw) else raw)


def unmarked(raw: str) -> str:
    """Words without emphasis, links, pictures, escapes and HTML line breaks."""
    raw = _LINK.sub(r"\1", _PICTURE.sub("", raw))
    raw = _EMPHASIS.sub(r"\2", raw)
    return _ESCAPED.sub(r"\1", _BREAK.sub(" ", raw)).strip()


def links_of(raw: str) -> list[tuple[str, str]]:
    """Text and address of each link of a line."""
    return _LINK.findall(raw)


def pictures_in(raw: str) -> int:
    return len(_PICTURE.findall(raw))
