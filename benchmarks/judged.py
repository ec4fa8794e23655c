"""Reports to be judged by the benchmarks: generated, rendered as pages, and read."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from time import monotonic, process_time

from report import read
from report.model import Report
from rules import Packs, judge, load_packs, oracle
from rules.applies import Answer, Case
from rules.follow import Consequences, Fact
from rules.model import Context
from samples.many import reports
from samples.render_html import render_html

CONTEXT = Context(as_of=date(2026, 1, 1))


class Oracle:
    """What the engine infers, inferred in plain Python."""

    def __init__(self, packs: Packs) -> None:
        self.clauses, self.yields = packs.plan.clauses, packs.plan.yields

    def answers(self, case: Case) -> tuple[Answer, ...]:
        return oracle.answers(self.clauses, case)

    def consequences(self, facts: Iterable[Fact]) -> Consequences:
        return oracle.consequences(facts, self.yields)


def with_oracle() -> Packs:
    """All packs, inferred over by the oracle."""
    packs = load_packs()
    vars(packs)["engine"] = Oracle(packs)
    return packs


def read_reports(first: int, count: int, into: str) -> None:
    """Reports number `first` on, as read, into a file for whoever judges them."""
    found = [result for made in reports(count, first) for result in read([render_html(made)])]
    assert all(isinstance(one, Report) for one in found)
    Path(into).write_bytes(pickle.dumps(found))


def load(path: str) -> list[Report]:
    return list(pickle.loads(Path(path).read_bytes()))


def judge_all(some: Sequence[Report], packs: Packs) -> float:
    """Seconds of CPU that judging them took."""
    began = process_time()
    for report in some:
        judgement = judge(report, CONTEXT, packs)
        assert not judgement.crashed, judgement.crashed
    return process_time() - began


def judge_file(path: str, rounds: int) -> tuple[float, float]:
    """In a process of its own: when it began and ended, once warm."""
    some, packs = load(path), load_packs()
    judge_all(some, packs)
    began = monotonic()
    for _ in range(rounds):
        judge_all(some, packs)
    return began, monotonic()


def with_slips(some: Sequence[Report], seed: int) -> Iterable[Report]:
    """Each report with two figures other than they were: other findings every time."""
    random = Random(seed)
    for report in some:
        written = [name for name, m in report.measures.items() if m.state == "written"]
        changed = dict(report.measures)
        for name in random.sample(written, min(2, len(written))):
            value = (changed[name].value or 0) + random.randint(1, 99)
            changed[name] = replace(changed[name], value=value, raw=str(value))
        yield replace(report, measures=changed)
