"""The report as a page of a portal, in the manner of several content management systems."""

from __future__ import annotations

from functools import cache
from html import escape
from random import Random
from typing import Any, Literal

from report.model import Document
from samples.render_text import file_stem
from samples.report import Flow, SampleReport
from samples.sheet import Sheet, SheetCell

Dialect = Literal["plain", "trs", "hanweb", "ucap"]
DIALECTS: tuple[Dialect, ...] = ("plain", "trs", "hanweb", "ucap")


def render_html(
    report: SampleReport,
    dialect: Dialect = "plain",
    *,
    attachment_links: tuple[tuple[str, str], ...] = (),
    charset: str = "utf-8",
    meta: str = "",
    declared: str = "",
) -> Document:
    """A whole page with navigation, meta tags and footer around the report.

    `attachment_links` are (name, address) pairs; attachments without one are named only.
    `charset` is the real one, `meta` what the page says of itself and `declared` what the
    server claims, where they differ.
    """
    random = Random(f"html/{dialect}/{report.seed}")  # noqa: S311
    links = dict(attachment_links)
    page = (
        _templates()
        .get_template(f"{dialect}.html.j2")
        .render(
            report=report,
            agency=report.agency,
            body=_Markup(random, dialect).body(report, links),
            attachments=[(a.name, links.get(a.name, "")) for a in report.attachments],
            charset=meta or charset,
            index_number=f"{report.agency.region_code}/{report.year + 1}-{report.seed % 10**5:05d}",
        )
    )
    return Document(
        page.encode(charset, errors="xmlcharrefreplace"),
        name=f"{file_stem(report)}.html",
        media_type="text/html",
        charset=declared or charset,
    )


@cache
def _templates() -> Any:
    from jinja2 import Environment, PackageLoader

    return Environment(
        loader=PackageLoader("samples", "templates"), autoescape=True, trim_blocks=True
    )


class _Markup:
    """Body markup with the noise of word processors: nested spans, empty marks, NBSP."""

    def __init__(self, random: Random, dialect: Dialect) -> None:
        self._random = random
        self._noise = {"plain": 0.0, "trs": 0.3, "hanweb": 0.15, "ucap": 0.6}[dialect]
        self._indent = {
            "plain": "",
            "trs": "\u3000\u3000",
            "hanweb": "&nbsp;&nbsp;&nbsp;&nbsp;",
        }.get(dialect, "")

    def body(self, report: SampleReport, links: dict[str, str]) -> str:
        return "\n".join(self._block(b, links) for b in report.flow() if b.kind != "title")

    def _block(self, block: Flow, links: dict[str, str]) -> str:
        if block.sheet:
            return self._table(block.sheet)
        if block.kind == "attachment":
            name, link = escape(block.text), links.get(block.text)
            named = f'<a href="{escape(link)}">{name}</a>' if link else name
            return f"<p>附件：{named}</p>"
        if block.kind == "signature":
            return f'<p style="text-align: right;">{self._runs(block.text)}</p>'
        bold = block.kind == "heading" and self._random.random() < 0.5
        runs = self._runs(block.text)
        runs = f"<strong>{runs}</strong>" if bold else runs
        return f'<p style="text-indent: 2em;">{self._indent}{runs}</p>'

    def _runs(self, text: str) -> str:
        """Text in one or several spans: a split may fall anywhere, even inside a number."""
        if self._random.random() >= self._noise:
            return escape(text)
        cut = self._random.randint(0, len(text))
        spans = (escape(piece) for piece in (text[:cut], text[cut:]) if piece)
        return (
            "".join(f'<span style="font-family: 仿宋;">{s}</span>' for s in spans) + "<o:p></o:p>"
        )

    def _table(self, sheet: Sheet) -> str:
        cells = ("".join(self._cell(cell) for cell in row) for row in sheet.rows)
        rows = "\n".join(f"<tr>{row}</tr>" for row in cells)
        return f'<table border="1" cellspacing="0" width="100%"><tbody>\n{rows}\n</tbody></table>'

    def _cell(self, cell: SheetCell) -> str:
        spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        text = escape(cell.text)
        if self._random.random() < self._noise:
            runs = self._runs(cell.text) or "&nbsp;"
            return f'<td{spans}>\n<p align="center">{runs}</p>\n</td>'
        if not cell.measure and self._noise and cell.text in ("商业企业", "科研机构"):
            text = f"{text[:2]}<br/>{text[2:]}"
        return f"<td{spans}>{text or self._random.choice(('', '&nbsp;'))}</td>"
