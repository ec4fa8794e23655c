"""Valid files of every kind that is read: what is damaged afterwards."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from audit.changes import office
from audit.real import files
from report.model import Document
from samples.agencies import CIVIL_AFFAIRS, MARKET
from samples.make import make_report
from samples.render_docx import render_docx
from samples.render_html import render_html
from samples.render_lines import render_lines, render_markdown
from samples.render_pdf import render_pdf
from samples.render_text import render_text
from samples.render_xlsx import render_xlsx


@cache
def subjects() -> dict[str, Document]:
    """By name: every real report, and one of our own in every format."""
    report = make_report(CIVIL_AFFAIRS, 2023, 5)
    old = make_report(MARKET, 2017, 5)
    found = {name: files.document(name) for name in files.real_reports()}
    found |= {
        "made-html": render_html(report, "trs"),
        "made-html-2017": render_html(old, "ucap"),
        "made-text": render_text(report),
        "made-lines": render_lines(old, "bar"),
        "made-markdown": render_markdown(report),
        "made-docx": render_docx(report),
        "made-xlsx": render_xlsx(report),
        "made-pdf": render_pdf(report),
    }
    found["made-zip"] = _packed(found["made-docx"], found["made-xlsx"])
    found["made-mhtml"] = _archived(found["made-html"])
    if office.libreoffice():
        found["made-doc"] = office.converted(found["made-docx"], "doc")
        found["made-xls"] = office.converted(found["made-xlsx"], "xls")
    return found


def _packed(*documents: Document) -> Document:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            archive.writestr(zipfile.ZipInfo(document.name), document.content)
    return Document(stream.getvalue(), "reports.zip")


def _archived(page: Document) -> Document:
    head = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=part\r\n\r\n"
        b"--part\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    )
    return Document(head + page.content + b"\r\n--part--\r\n", "report.mhtml")
