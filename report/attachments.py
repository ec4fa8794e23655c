"""The attachments that a document names or links to, and which of them were read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from report.alignment import raw_slice
from report.model import Attachment, Document, Grid, Layout, Place
from report.naming import report_name, squeezed
from report.running import Paragraph
from report.script import simplify

_NAMED = re.compile(
    r"附(?P<kind>[件表]|录)?(?:下载|列表)?\s?\d{0,2}\s?[::]\s*(?P<name>[^。;]{0,100})"
)
_AT_START = re.compile(r"\s*(?:相关)?附[件表录]?(?:下载|列表)?\s?\d{0,2}\s?[::]")
_ITEM = re.compile(r"(?:^|\s)\d{1,2}\s?[.、]\s?(?!\d)")
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|rtf|zip|rar|csv)(?=$|[?#&])", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*\.(?:docx?|xlsx?|pdf|wps|et|ofd|rtf|zip|rar|csv)$", re.IGNORECASE)
_DOWNLOAD = re.compile(
    r"downfile\.jsp|download\.jsp|DownloadAttach|/download/|[?&]filename=", re.IGNORECASE
)
_TABLE = re.compile(r"统计表|附表|情况表|报表|一览表|\.xlsx?$|\.et$", re.IGNORECASE)
_MOST = 100
_CAPTION_LINES = 8
_LETTERS = re.compile(r"[\W_]+")


def attachments_of(
    documents: Sequence[Document],
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    closing: Collection[Paragraph],
    table_lines: Collection[tuple[int, int]],
    title: str,
    hindered: Sequence[str],
    number: int = 0,
) -> tuple[Attachment, ...]:
    """Named in words, repeated as a last line, or linked; each once, in order.

    `hindered`: for each of the documents why not all of it could be read, or nothing.
    """
    found: list[tuple[Attachment, str]] = []
    for candidate, text in (
        *_named(layout, paragraphs, table_lines, number),
        *_archived(closing),
        *_linked(layout, number),
    ):
        if len(found) == _MOST:
            break
        stem = _stem(text)
        twin = next((i for i, (_, other) in enumerate(found) if _same(_stem(other), stem)), None)
        if twin is None:
            found.append((candidate, text))
        elif candidate.url and not found[twin][0].url:
            found[twin] = (replace(found[twin][0], url=candidate.url), found[twin][1])
    page = documents[number].url
    return tuple(
        replace(
            a,
            # The page is nobody's attachment; a file that names itself has been read.
            **_reading(
                [
                    (i, h)
                    for i, d, h in _but_the_page(documents, hindered)
                    if _is_it(a, text, d, page)
                ]
            ),
            is_report=_is_report(text, title),
            is_table=_TABLE.search(text) is not None,
        )
        for a, text in found
    )


def nameless(
    documents: Sequence[Document], hindered: Sequence[str], named: Sequence[Attachment]
) -> tuple[Attachment, ...]:
    """Files at hand that could not be read (whole) and that no name or link leads to: anything
    may stand in them, and nothing is asked of their names."""
    page = documents[0].url
    return tuple(
        Attachment(
            document.name,
            document.url,
            False,
            Place(line=1, document=number),
            why=why,
            document=number,
        )
        for number, document, why in _but_the_page(documents, hindered)
        if why and not any(_is_it(a, a.name, document, page) for a in named)
    )


def _but_the_page(
    documents: Sequence[Document], hindered: Sequence[str]
) -> Iterator[tuple[int, Document, str]]:
    pairs = zip(documents, hindered, strict=True)
    return ((i, document, why) for i, (document, why) in enumerate(pairs) if i)


def _reading(files: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """Of the files that are one attachment it is enough that one was read whole."""
    whole = next((i for i, why in files if not why), None)
    if whole is not None:
        return {"read": True, "why": "", "document": whole}
    number, why = next(iter(files), (None, ""))
    return {"read": False, "why": why, "document": number}


def together(found: Iterable[Sequence[Attachment]]) -> tuple[Attachment, ...]:
    """The attachments of several documents, each once: as the first of them names it."""
    kept: list[Attachment] = []
    for attachment in (a for several in found for a in several):
        if not any(_same(_stem(attachment.name), _stem(other.name)) for other in kept):
            kept.append(attachment)
    return tuple(kept)


def _is_report(name: str, title: str) -> bool:
    if _TABLE.search(name):
        return False
    same = bool(title) and _same(_stem(name), _stem(title))
    return same or report_name.search(squeezed(_EXTENSION.sub("", name))) is not None


def _named(
    layout: Layout,
    paragraphs: Sequence[Paragraph],
    table_lines: Collection[tuple[int, int]],
    number: int,
) -> Iterator[tuple[Attachment, str]]:
    """附件：… at the head of a line, or at the end of a text run into one paragraph."""
    last = len(paragraphs) - 1
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if _AT_START.match(text):
            start = 0
        elif index == last and len(text) > 300:
            start = len(text) - 150
        else:
            continue
        for match in _NAMED.finditer(text, start):
            names = _names(match["name"]) or _next_line(paragraphs, index)
            captions = _table_follows(layout, paragraph, table_lines)
            if not names and match["kind"] == "表" and not captions:
                names = ["附表"]
            for name in names:
                if captions and _TABLE.search(name) and not _FILE.search(name):
                    continue
                at = text.find(name, match.start())
                raw = name if at < 0 else raw_slice(paragraph.raw, text, at, at + len(name))
                yield Attachment(raw, "", False, paragraph.place(max(at, 0))), name
    for line in layout.dropped:
        if _AT_START.match(line.text) and (dropped := _NAMED.search(line.text)):
            for name in _names(dropped["name"]):
                yield Attachment(name, "", False, Place(line=line.no, document=number)), name


def _names(words: str) -> list[str]:
    """1.统计表 2.年度报告.docx as two names; a sign-off run in behind them is cut off."""
    names: list[str] = []
    for part in _ITEM.split(words):
        name = part.strip(" ,、|《》")
        if " " in name and not _FILE.search(name):
            named = report_name.search(name)
            name = name[: named.end()] if named else name.split(" ", 1)[0]
        if len(name) > 2:
            names.append(name)
    return names


def _next_line(paragraphs: Sequence[Paragraph], index: int) -> list[str]:
    """The name on a line of its own below 附件："""
    if index + 1 >= len(paragraphs):
        return []
    text = paragraphs[index + 1].text
    near = paragraphs[index + 1].line - paragraphs[index].last_line <= 2
    if not near or len(text) > 80 or _AT_START.match(text):
        return []
    if not (_FILE.search(text) or report_name.search(text) or _TABLE.search(text)):
        return []
    return _names(text)


def _table_follows(
    layout: Layout, paragraph: Paragraph, table_lines: Collection[tuple[int, int]]
) -> bool:
    """附表：, 附：统计表 with the table itself below it names nothing that is elsewhere."""
    near = range(paragraph.last_line + 1, paragraph.last_line + 1 + _CAPTION_LINES)
    if any((paragraph.document, line) in table_lines for line in near):
        return True
    return any(
        block.rows and block.rows[0] and block.rows[0][0].line in near
        for block in layout.blocks
        if isinstance(block, Grid)
    )


def _archived(closing: Collection[Paragraph]) -> Iterator[tuple[Attachment, str]]:
    """An archived page's last line repeats the report's name: its file, the link lost."""
    for paragraph in closing:
        text = paragraph.text.strip()
        if not _AT_START.match(text) and (report_name.search(squeezed(text)) or _FILE.search(text)):
            yield Attachment(paragraph.raw.strip(), "", False, paragraph.place()), text


def _linked(layout: Layout, number: int) -> Iterator[tuple[Attachment, str]]:
    for link in layout.links:
        href = unquote(link.href)
        if href.lower().startswith(("javascript:", "mailto:", "data:")):
            continue
        if not _is_file(link.text, href):
            continue
        name = link.text.strip() or PurePosixPath(urlsplit(href).path).name
        text = simplify(name) if layout.traditional else name
        yield Attachment(name, link.href, False, Place(line=link.line, document=number)), text


def links_to_files(layout: Layout) -> bool:
    """Whether the page leads to files that may hold what it does not say itself."""
    return any(_is_file(link.text, unquote(link.href)) for link in layout.links)


def _is_file(words: str, href: str) -> bool:
    return bool(_FILE.search(href) or _DOWNLOAD.search(href) or _FILE.search(words.strip()))


def _is_it(attachment: Attachment, text: str, document: Document, page: str) -> bool:
    if attachment.url and document.url:
        return urljoin(page, attachment.url) == document.url
    name = _stem(document.name)
    if attachment.url and name == _stem(PurePosixPath(urlsplit(unquote(attachment.url)).path).name):
        return True
    # Words are simplified if the page is in Traditional script; names of files stay as given.
    return any(_same(_stem(words), name) for words in (text, attachment.name))


def _stem(name: str) -> str:
    """A name without extension, marks and spaces."""
    return _LETTERS.sub("", _EXTENSION.sub("", unquote(name).strip())).lower()


def _same(a: str, b: str) -> bool:
    if not a or not b:
        return False
    shorter, longer = sorted((a, b), key=len)
    return a == b or (len(shorter) >= 8 and shorter in longer)
