"""The pages of a sample portal by path: lists with pages, articles, attachments, robots.txt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape

from report.model import Document
from samples.agencies import SampleAgency
from samples.render_docx import render_docx
from samples.render_html import DIALECTS, render_html
from samples.render_pdf import render_pdf
from samples.render_xlsx import render_xlsx
from samples.report import SampleReport
from samples.story import story

PER_PAGE = 20
ROOT = "/zwgk/zfxxgknb/"
_FILES = {"xlsx": render_xlsx, "docx": render_docx, "pdf": render_pdf}


@dataclass(frozen=True, slots=True)
class Served:
    """What a path answers; `etag` and `last_modified` for conditional visits."""

    content: bytes
    media_type: str
    last_modified: str

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:16]}"'


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    title: str
    day: date


def pages_of(name: str, agencies: Sequence[SampleAgency]) -> dict[str, Served]:
    """All paths of a portal. The same arguments give the same bytes."""
    pages: dict[str, Served] = {}
    entries = list(_notices())
    for number, agency in enumerate(agencies):
        for report in story(agency):
            entry = _entry(report)
            entries.append(entry)
            pages |= _article(report, entry, number)
    entries.sort(key=lambda e: (e.day, e.path), reverse=True)
    for notice in _notices():
        body = f"<h1>{escape(notice.title)}</h1><p>各单位：请按时完成。</p>"
        pages[notice.path] = _page(name, notice.title, body, notice.day)
    pages |= _lists(name, entries)
    pages["/"] = _page(name, "首页", f'<a href="{ROOT}">政府信息公开年报</a>', date(2025, 1, 2))
    robots = b"User-agent: *\nDisallow: /admin/\n"
    pages["/robots.txt"] = Served(robots, "text/plain", _stamp(date(2017, 1, 3)))
    return pages


def _entry(report: SampleReport) -> _Entry:
    day = report.published
    number = hashlib.sha256(f"{report.agency.id}/{report.year}".encode()).hexdigest()
    serial = int(number[:6], 16) % 9_000_000 + 1_000_000
    return _Entry(f"{ROOT}{day:%Y%m}/t{day:%Y%m%d}_{serial}.html", report.title, day)


def _article(report: SampleReport, entry: _Entry, number: int) -> Iterator[tuple[str, Served]]:
    stem = entry.path.rsplit("_", 1)[-1].removesuffix(".html")
    links = [(a.name, f"./P{entry.day:%Y%m%d}{stem}.{a.format}") for a in report.attachments]
    document = render_html(report, DIALECTS[number % len(DIALECTS)], attachment_links=tuple(links))
    yield entry.path, _served(document, entry.day)
    folder = entry.path.rsplit("/", 1)[0]
    for attachment, (_, link) in zip(report.attachments, links, strict=True):
        if attachment.linked:
            figures = {**report.figures, **attachment.figures}
            held = replace(report, attachments=(), figures=figures)
            file = _FILES[attachment.format](held, attachment.name)
            yield f"{folder}/{link.removeprefix('./')}", _served(file, entry.day)


def _served(document: Document, day: date) -> Served:
    charset = f"; charset={document.charset}" if document.charset else ""
    return Served(document.content, document.media_type + charset, _stamp(day))


def _stamp(day: date) -> str:
    return format_datetime(datetime.combine(day, time(1, 30), UTC), usegmt=True)


def _notices() -> Iterator[_Entry]:
    """What stands in the column beside the reports, and must not be taken for one."""
    yield _Entry(
        f"{ROOT}202412/t20241216_9000001.html",
        "关于做好2024年政府信息公开工作年度报告编制和发布工作的通知",
        date(2024, 12, 16),
    )
    yield _Entry(
        f"{ROOT}202401/t20240130_9000002.html", "2023年政府网站工作年度报表", date(2024, 1, 30)
    )
    yield _Entry(
        f"{ROOT}202306/t20230612_9000003.html", "政务公开培训班圆满结束", date(2023, 6, 12)
    )


def _lists(name: str, entries: Sequence[_Entry]) -> Iterator[tuple[str, Served]]:
    last = (len(entries) - 1) // PER_PAGE
    for page in range(last + 1):
        shown = entries[page * PER_PAGE : (page + 1) * PER_PAGE]
        rows = "\n".join(
            f'<li><a href="{e.path}" title="{escape(e.title)}">{escape(_cut(e.title))}</a>'
            f"<span>{e.day}</span></li>"
            for e in shown
        )
        following = f'<a href="index_{page + 1}.html">下一页</a>' if page < last else "下一页"
        pager = f'<script>createPageHTML({last + 1}, {page}, "index", "html");</script>'
        body = f'<ul class="list">\n{rows}\n</ul>\n<div class="page">{following}</div>{pager}'
        served = _page(name, "政府信息公开年报", body, shown[0].day)
        yield f"{ROOT}index_{page}.html" if page else ROOT, served


def _cut(title: str) -> str:
    """Lists show long titles cut; the whole stands in the link's title."""
    return title if len(title) <= 24 else f"{title[:24]}..."


def _page(name: str, title: str, body: str, day: date) -> Served:
    text = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><header>{escape(name)}</header>\n{body}\n</body></html>\n"
    )
    return Served(text.encode(), "text/html; charset=utf-8", _stamp(day))
