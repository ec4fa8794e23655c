"""Judging: reports a second on one core, and the engine against its plain-Python oracle."""

import sys
from datetime import date
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from report import read
from report.model import Report
from rules import judge, load_packs
from rules.applies import case_of
from rules.model import Context
from rules.oracle import answers
from samples.agencies import AGENCIES
from samples.make import make_report
from samples.render_html import render_html

AIM = 300
REPORTS = 60
ROUNDS = 5


def main() -> None:
    packs = load_packs()
    context = Context(as_of=date(2026, 1, 1))
    reports = []
    for seed in range(REPORTS):
        agency, year = AGENCIES[seed % len(AGENCIES)], 2017 + seed % 8
        (result,) = read([render_html(make_report(agency, year, seed))])
        assert isinstance(result, Report)
        reports.append(result)
    for report in reports:
        judge(report, context, packs)

    began = perf_counter()
    for _ in range(ROUNDS):
        for report in reports:
            judge(report, context, packs)
    rate = ROUNDS * len(reports) / (perf_counter() - began)
    print(
        f"judging   {len(packs.rules)} rules: {rate:6.0f} reports/s on one core"
        f"   aim {AIM}: {'met' if rate >= AIM else 'MISSED'}"
    )

    cases = [case_of(report, context) for report in reports]
    clauses = packs.plan.clauses
    began = perf_counter()
    for _ in range(ROUNDS):
        for case in cases:
            packs.engine.answers(case)
    engine = perf_counter() - began
    began = perf_counter()
    for _ in range(ROUNDS):
        for case in cases:
            answers(clauses, case)
    oracle = perf_counter() - began
    each = 1e6 / (ROUNDS * len(cases))
    print(
        f"judging   which rules apply: engine {engine * each:6.0f} µs, oracle {oracle * each:6.0f} µs"
        f" a report   {engine / oracle:5.1f} ×"
    )


if __name__ == "__main__":
    main()
