"""The report as OFD (GB/T 33190), set like the PDF: text objects with offsets, rules as paths."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any
from xml.sax.saxutils import escape

from report.model import Document
from samples.render_pdf import render_pdf
from samples.render_text import file_stem
from samples.report import SampleReport

MEDIA_TYPE = "application/ofd"
_MM = 25.4 / 72
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_BASE_LINE = 0.86
_LONGEST = 40


def render_ofd(report: SampleReport, name: str = "", *, repeat_header: bool = False) -> Document:
    """The same pages as `render_pdf`. The same report gives the same bytes."""
    import pdfplumber

    pdf = render_pdf(report, repeat_header=repeat_header)
    with pdfplumber.open(io.BytesIO(pdf.content)) as opened:
        pages = [_page(page) for page in opened.pages]
    parts = {"OFD.xml": _root(report.title), "Doc_0/Document.xml": _document(len(pages))}
    parts |= {f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0)), xml)
    return Document(
        stream.getvalue(), name=name or f"{file_stem(report)}.ofd", media_type=MEDIA_TYPE
    )


def _root(title: str) -> str:
    return (
        f'{_HEAD}<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>0</ofd:DocID><ofd:Title>{escape(title)}</ofd:Title></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document(pages: int) -> str:
    listed = "".join(
        f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(pages)
    )
    return (
        f"{_HEAD}<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def _page(page: Any) -> str:
    objects = [*map(_text, _runs(page.chars)), *map(_rule, page.lines)]
    numbered = (xml.format(id=n) for n, xml in enumerate(objects, 100))
    return (
        f"{_HEAD}<ofd:Page {_NAMESPACE}><ofd:Content><ofd:Layer ID='1' Type='Body'>"
        f"{''.join(numbered)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def _runs(chars: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Characters of one line that follow each other, as a maker sets them."""
    for _, line in groupby(chars, key=lambda c: (round(c["top"], 1), c["size"])):
        run: list[Mapping[str, Any]] = []
        for char in line:
            gap = char["x0"] - run[-1]["x1"] if run else 0
            if run and (not -1 < gap < 12 or len(run) >= _LONGEST):
                yield run
                run = []
            run.append(char)
        yield run


def _text(run: Sequence[Mapping[str, Any]]) -> str:
    first, size = run[0], run[0]["size"] * _MM
    steps = [round((b["x0"] - a["x0"]) * _MM, 3) for a, b in pairwise(run)]
    delta = " ".join(
        f"g {len(same)} {step}" if len(same) > 2 else " ".join(map(str, same))
        for step, same in ((step, list(group)) for step, group in groupby(steps))
    )
    words = escape("".join(c["text"] for c in run)).replace("{", "{{").replace("}", "}}")
    box = _numbers(first["x0"] * _MM, first["top"] * _MM, (run[-1]["x1"] - first["x0"]) * _MM, size)
    given = f' DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject ID="{{id}}" Boundary="{box}" Font="3" Size="{size:.3f}">'
        f'<ofd:TextCode X="0" Y="{size * _BASE_LINE:.3f}"{given}>{words}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _rule(line: Mapping[str, Any]) -> str:
    width, height = line["width"] * _MM, line["height"] * _MM
    box = _numbers(line["x0"] * _MM, line["top"] * _MM, max(width, 0.2), max(height, 0.2))
    path = f"M 0 0 L {_numbers(width, height)}"
    return (
        f'<ofd:PathObject ID="{{id}}" Boundary="{box}" LineWidth="0.18">'
        f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.3f}" for value in values)
