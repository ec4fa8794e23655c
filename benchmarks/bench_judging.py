"""Judging: reports a second on one core, with the engine and with its plain-Python oracle."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from report import read
from report.model import Report
from rules import Packs, judge, load_packs, oracle
from rules.applies import Answer, Case
from rules.follow import Consequences, Fact
from rules.model import Context
from samples.agencies import AGENCIES
from samples.make import make_report
from samples.render_html import render_html

AIM = 300
REPORTS = 60
ROUNDS = 5
CONTEXT = Context(as_of=date(2026, 1, 1))


class Oracle:
    """What the engine infers, inferred in plain Python."""

    def __init__(self, packs: Packs) -> None:
        self.clauses, self.yields = packs.plan.clauses, packs.plan.yields

    def answers(self, case: Case) -> tuple[Answer, ...]:
        return oracle.answers(self.clauses, case)

    def consequences(self, facts: Iterable[Fact]) -> Consequences:
        return oracle.consequences(facts, self.yields)


def rate(reports: list[Report], packs: Packs) -> float:
    """Reports judged a second, once warm."""
    for report in reports:
        judge(report, CONTEXT, packs)
    began = perf_counter()
    for _ in range(ROUNDS):
        for report in reports:
            judge(report, CONTEXT, packs)
    return ROUNDS * len(reports) / (perf_counter() - began)


def main() -> None:
    reports = []
    for seed in range(REPORTS):
        agency, year = AGENCIES[seed % len(AGENCIES)], 2017 + seed % 8
        (result,) = read([render_html(make_report(agency, year, seed))])
        assert isinstance(result, Report)
        reports.append(result)
    packs, plain = load_packs(), load_packs()
    vars(plain)["engine"] = Oracle(plain)
    engine, python = rate(reports, packs), rate(reports, plain)
    print(
        f"judging   {len(packs.rules)} rules, durable-rules  {engine:6.0f} reports/s on one core"
        f"   aim {AIM}: {'met' if engine >= AIM else 'MISSED'}"
    )
    print(f"judging   the same, plain oracle    {python:6.0f} reports/s   {python / engine:4.2f} ×")


if __name__ == "__main__":
    main()
