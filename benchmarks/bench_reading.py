"""Reading an HTML report, against bare `lxml.html.fromstring` and `text_content` of it."""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import lxml.html

from report import read
from report.model import Report
from samples.agencies import EDUCATION
from samples.make import make_report
from samples.render_html import render_html

AIM = 5.0
TIMES = 40


def main() -> None:
    for year in (2018, 2020, 2024):
        document = render_html(make_report(EDUCATION, year))
        bare, ours = [], []
        for _ in range(TIMES):
            began = perf_counter()
            lxml.html.fromstring(document.content).text_content()
            bare.append(perf_counter() - began)
            began = perf_counter()
            (result,) = read([document])
            ours.append(perf_counter() - began)
            assert isinstance(result, Report)
        ratio, size = median(ours) / median(bare), len(document.content) >> 10
        print(
            f"reading   {year}, {size:4} KB   lxml {median(bare) * 1e3:6.2f} ms"
            f"   read {median(ours) * 1e3:6.2f} ms   {ratio:5.1f} ×"
            f"   aim {AIM:g} ×: {'met' if ratio <= AIM else 'MISSED'}"
        )


if __name__ == "__main__":
    main()
