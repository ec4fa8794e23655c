"""A report in one of the forms in which reports are published: one document, or several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from audit.changes import sheets
from audit.real.retold import Retold
from report.model import Document
from samples.render import RENDERERS
from samples.render_docx import render_docx
from samples.render_html import DIALECTS, render_html
from samples.render_pdf import render_pdf
from samples.render_text import render_text
from samples.render_xlsx import render_xlsx
from samples.report import Flow, SampleAttachment

Render = Callable[[Retold, Random], list[Document]]


@dataclass(frozen=True, slots=True)
class Rendering:
    """`carrier`: what further changes may be made to the first document.

    `hides`: cells or words are lost that a finding may rest on. `whole`: a file holds the
    whole report. `never`: words of the names of layouts that it cannot show.
    """

    render: Render
    carrier: str = ""
    hides: bool = False
    whole: bool = False
    never: tuple[str, ...] = ()
    glyphs: bool = True
    """Any character can be shown; the font of our PDFs has those of GB 2312 only."""


def renderings() -> dict[str, Rendering]:
    """By name. The samples' own forms, and those that need more of the report's structure."""
    return {**_OF_SAMPLES, **_OWN}


def _sample(name: str) -> Render:
    return lambda report, random: RENDERERS[name](report)


_CARRIERS = {"text": "extract", "html": "page"}
_PLAIN = (
    "html-plain", "html-trs", "html-hanweb", "html-ucap", "html-gbk", "html-traditional", "text",
    "text-full-width", "text-traditional", "lines", "lines-bars", "lines-close", "markdown",
    "markdown-blank-spans", "docx", "pdf", "pdf-repeated-header",
)  # fmt: skip
# One cell a line cannot show a blank cell; a head without spans is higher than half a page.
_NEVER = {"lines": ("blank", "spans"), "pdf": ("spans", "repeated")}
_OF_SAMPLES = {
    name: Rendering(
        _sample(name),
        carrier=_CARRIERS.get(name.partition("-")[0], ""),
        # One cell a line: blank cells leave no trace, so figures cannot be placed.
        hides=name.startswith("lines"),
        never=_NEVER.get(name.partition("-")[0], ()),
        glyphs=not name.startswith("pdf"),
    )
    for name in _PLAIN
    if name in RENDERERS
}


def _html(report: Retold, random: Random) -> Document:
    return render_html(report, random.choice(DIALECTS))


def _tables_in_two(report: Retold, random: Random) -> list[Document]:
    """Every table that has rows enough in two, one under the other."""
    blocks: list[Flow] = []
    for block in report.blocks:
        if block.sheet and sheets.can_be_cut(block.sheet):
            blocks += [replace(block, sheet=s) for s in sheets.in_two(block.sheet, random)]
        else:
            blocks.append(block)
    return [_html(replace(report, blocks=tuple(blocks)), random)]


def _tables_merged(report: Retold, random: Random) -> list[Document]:
    """Tables with only a heading between them in one, the heading as a row of it."""
    blocks: list[Flow] = []
    for block in report.blocks:
        before = blocks[-2:]
        if block.sheet and len(before) == 2 and before[0].sheet and before[1].kind == "heading":
            parts = [("", before[0].sheet), (before[1].text, block.sheet)]
            blocks[-2:] = [replace(block, sheet=sheets.merged(parts))]
        else:
            blocks.append(block)
    return [_html(replace(report, blocks=tuple(blocks)), random)]


def _tables_attached(
    kind: str, render: Callable[[Retold, str], Document], report: Retold, random: Random
) -> list[Document]:
    """The page without its tables; they stand in a file attached to it."""
    if not report.tables:
        return [_html(report, random)]
    title = Flow("title", "政府信息公开工作年度报告附表")
    tables = tuple(b for b in report.blocks if b.sheet or b.kind == "heading")
    bare = tuple(b for b in report.blocks if not b.sheet)
    file = replace(report, blocks=(title, *tables))
    attached = SampleAttachment(f"政府信息公开情况统计表.{kind}", "xlsx", "tables")
    return _pair(replace(report, blocks=bare), file, attached, render)


def _report_attached(
    kind: str, render: Callable[[Retold, str], Document], report: Retold, random: Random
) -> list[Document]:
    """A page that only covers for the file, which is the whole report."""
    cover = replace(report, blocks=(report.blocks[0], Flow("paragraph", "详见附件。")))
    attached = SampleAttachment(f"{report.title}.{kind}", "pdf", "report")
    return _pair(cover, report, attached, render)


def _page_and_report(
    kind: str, render: Callable[[Retold, str], Document], report: Retold, random: Random
) -> list[Document]:
    """The whole page, and the same again as a file."""
    attached = SampleAttachment(f"{report.title}.{kind}", "pdf", "report")
    return _pair(report, report, attached, render)


def _pair(
    page: Retold,
    file: Retold,
    attached: SampleAttachment,
    render: Callable[[Retold, str], Document],
) -> list[Document]:
    url = f"./P0{page.year}.{attached.name.rpartition('.')[2]}"
    whole = replace(
        page,
        attachments=(attached,),
        blocks=(*page.blocks, Flow("attachment", attached.name)),
    )
    first = render_html(whole, attachment_links=((attached.name, url),))
    second = render(file, attached.name)
    base = "http://www.yunxi.example/"
    return [
        replace(first, url=f"{base}t{page.year}.html"),
        replace(second, url=f"{base}{url.removeprefix('./')}", role="attachment"),
    ]


def _as_text(report: Retold, name: str) -> Document:
    return replace(render_text(report, chrome=False), name=name)


def _as_html(report: Retold, name: str) -> Document:
    return replace(render_html(report), name=name)


def _extract(report: Retold, random: Random) -> list[Document]:
    """A text extract that may have lost the title, the date or both."""
    return [
        render_text(
            report,
            half_width=random.random() < 0.5,
            chrome=random.random() < 0.5,
            dated=random.random() < 0.5,
        )
    ]


_OWN = {
    "extract": Rendering(_extract, "extract"),
    "tables in two": Rendering(_tables_in_two, "page"),
    "tables merged": Rendering(_tables_merged, "page"),
    "tables attached as XLSX": Rendering(partial(_tables_attached, "xlsx", render_xlsx)),
    "tables attached as DOCX": Rendering(partial(_tables_attached, "docx", render_docx)),
    "tables attached as PDF": Rendering(
        partial(_tables_attached, "pdf", render_pdf), never=_NEVER["pdf"], glyphs=False
    ),
    "tables attached as HTML": Rendering(partial(_tables_attached, "html", _as_html)),
    "report attached as DOCX": Rendering(
        partial(_report_attached, "docx", render_docx), whole=True
    ),
    "report attached as PDF": Rendering(
        partial(_report_attached, "pdf", render_pdf), whole=True, never=_NEVER["pdf"], glyphs=False
    ),
    "report attached as text": Rendering(partial(_report_attached, "txt", _as_text), whole=True),
    "page and DOCX": Rendering(partial(_page_and_report, "docx", render_docx), whole=True),
    "page and PDF": Rendering(
        partial(_page_and_report, "pdf", render_pdf), whole=True, never=_NEVER["pdf"], glyphs=False
    ),
}
