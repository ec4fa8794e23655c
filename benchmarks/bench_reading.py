"""Reading an HTML report, against bare `lxml.html.fromstring` and `text_content` of it.

`layout` is the reader's part: the page's words, tables and links. `read` is all of it: title,
agency, year, outline, official tables with every figure, statements, dates.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import lxml.html

from report import read
from report.readers import layout_of
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_html import render_html

AIM = 5.0
TIMES = 40


def seconds(work: Callable[[], object]) -> float:
    """Median of many, once warm."""
    taken = []
    for _ in range(TIMES + 1):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return median(taken[1:])


def main() -> None:
    for year in (2018, 2020, 2024):
        document = render_html(make_report(EDUCATION, year))
        bare = seconds(lambda d=document: lxml.html.fromstring(d.content).text_content())
        print(f"reading   {year}, {len(document.content) >> 10} KB, lxml  {bare * 1e3:6.2f} ms")
        for name, work in (
            ("layout", lambda d=document: layout_of(d)),
            ("read", lambda d=document: read([d])),
        ):
            ours = seconds(work)
            met = "met" if ours <= AIM * bare else "MISSED"
            print(
                f"reading      {name:<6}  {ours * 1e3:6.2f} ms  {ours / bare:5.1f} ×"
                f"   aim {AIM:g} ×: {met}"
            )


if __name__ == "__main__":
    main()
