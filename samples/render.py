"""One report in every form in which portals publish, or extracts deliver, reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from report.model import Document
from samples.render_docx import render_docx
from samples.render_html import DIALECTS, render_html
from samples.render_lines import render_lines, render_markdown
from samples.render_ofd import render_ofd
from samples.render_pdf import render_pdf
from samples.render_rtf import render_rtf
from samples.render_text import render_text
from samples.render_traditional import traditional
from samples.render_xlsx import render_xlsx
from samples.report import SampleAttachment, SampleReport

Renderer = Callable[[SampleReport], list[Document]]


def render_all(report: SampleReport) -> dict[str, list[Document]]:
    """Format → the documents to read together, the page first."""
    return {name: render(report) for name, render in RENDERERS.items()}


def _alone(render: Callable[[SampleReport], Document]) -> Renderer:
    return lambda report: [render(report)]


def _tables_in_workbook(report: SampleReport) -> list[Document]:
    """A page whose tables stand in an attached workbook only."""
    attached = SampleAttachment("政府信息公开情况统计表.xlsx", "xlsx", "tables")
    return _with_attachment(replace(report, tables_attached=True), attached, render_xlsx)


def _attached(
    kind: str, render: Callable[[SampleReport, str], Document], report: SampleReport
) -> list[Document]:
    """A whole page, and the same report again as a file."""
    attached = SampleAttachment(f"{report.title}.{kind}", "pdf", "report")
    return _with_attachment(report, attached, render)


def _with_attachment(
    report: SampleReport,
    attached: SampleAttachment,
    render: Callable[[SampleReport, str], Document],
) -> list[Document]:
    whole = replace(report, attachments=(attached,))
    url = f"./P0{report.year}.{attached.name.rpartition('.')[2]}"
    page = render_html(whole, attachment_links=((attached.name, url),))
    base = f"http://{report.agency.site}/"
    file = render(replace(report, attachments=()), attached.name)
    return [
        replace(page, url=f"{base}t{report.year}.html"),
        replace(file, url=f"{base}{url.removeprefix('./')}", role="attachment"),
    ]


def _mislabelled(report: SampleReport) -> Document:
    return render_html(report, charset="gb18030", meta="gb2312", declared="iso-8859-1")


RENDERERS: dict[str, Renderer] = {
    **{f"html-{dialect}": _alone(partial(render_html, dialect=dialect)) for dialect in DIALECTS},
    "html-gbk": _alone(_mislabelled),
    "html-traditional": _alone(lambda report: traditional(render_html(report, "trs"))),
    "text": _alone(render_text),
    "text-full-width": _alone(partial(render_text, half_width=False)),
    "text-traditional": _alone(lambda report: traditional(render_text(report))),
    "lines": _alone(render_lines),
    "lines-bars": _alone(partial(render_lines, separator="bar")),
    "lines-close": _alone(partial(render_lines, separator="none")),
    "markdown": _alone(render_markdown),
    "docx": _alone(render_docx),
    "pdf": _alone(render_pdf),
    "pdf-repeated-header": _alone(partial(render_pdf, repeat_header=True)),
    "ofd": _alone(render_ofd),
    "rtf": _alone(render_rtf),
    "page-and-xlsx": _tables_in_workbook,
    "page-and-pdf": partial(_attached, "pdf", render_pdf),
    "page-and-docx": partial(_attached, "docx", render_docx),
}
"""All formats. `lines*` lose blank cells: give them reports whose zeros are written."""
