"""Reading reports: HTML against bare lxml, PDF against pdfplumber, and every format for itself.

`layout` is the reader's part: the page's words, tables and links. `read` is all of it: title,
agency, year, outline, official tables with every figure, statements, dates. CPU time, so that
what else the machine does counts little; memory is Python's own, without that of C libraries.
"""

import io
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import lxml.html
import pdfplumber
from word_page import word_page

from report import read
from report.readers import layout_of
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render import render_all
from samples.render_pdf import render_pdf

LAYOUT_AIM, READ_AIM, PDF_AIM = 3.0, 5.0, 1.3
TIMES, FEW = 20, 3


def seconds(work: Callable[[], object], times: int = TIMES) -> float:
    """Median of several, once warm."""
    taken = []
    for _ in range(times + 1):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return median(taken[1:])


def peak(work: Callable[[], object]) -> int:
    """Bytes that Python had at most while working."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def against(name: str, ours: float, bare: float, aim: float) -> None:
    met = "met" if ours <= aim * bare else "MISSED"
    ratio = ours / bare
    print(f"reading      {name:<7} {ours * 1e3:7.2f} ms  {ratio:5.2f} ×   aim {aim:g} ×: {met}")


def html() -> None:
    for year in (2018, 2020, 2024):
        document = word_page(make_report(EDUCATION, year))
        bare = seconds(lambda d=document: lxml.html.fromstring(d.content).text_content())
        size = len(document.content) >> 10
        print(f"reading   page from Word, {year}, {size} KB: lxml {bare * 1e3:.2f} ms")
        against("layout", seconds(lambda d=document: layout_of(d)), bare, LAYOUT_AIM)
        against("read", seconds(lambda d=document: read([d])), bare, READ_AIM)


def pdf() -> None:
    document = render_pdf(make_report(EDUCATION, 2024))

    def plumbed() -> list[object]:
        with pdfplumber.open(io.BytesIO(document.content)) as opened:
            return [(page.extract_text(), page.extract_tables()) for page in opened.pages]

    bare = seconds(plumbed, FEW)
    print(f"reading   PDF: pdfplumber's own words and tables {bare * 1e3:.0f} ms")
    against("layout", seconds(lambda: layout_of(document), FEW), bare, PDF_AIM)


def formats() -> None:
    print("reading   one report in every format, page and attachment together")
    for name, documents in render_all(make_report(EDUCATION, 2024)).items():
        taken = seconds(lambda d=documents: read(d), FEW)
        most = peak(lambda d=documents: read(d)) / (1 << 20)
        print(f"reading      {name:<22} {taken * 1e3:8.1f} ms  {most:6.1f} MB")


if __name__ == "__main__":
    html()
    pdf()
    formats()
