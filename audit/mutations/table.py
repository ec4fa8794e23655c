"""What is told of a run: the misses, and recall by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from audit.mutations.kinds import KINDS
from audit.mutations.trial import Trial


def misses(tried: Iterable[Trial]) -> Iterator[str]:
    """A line for each mutation that was not found at its place, or that brought other findings."""
    expected = {kind.name: kind.expected for kind in KINDS}
    for one in tried:
        if one.wrong:
            yield f"wrong   {one.kind} | {one.subject} | {one.what} | {one.wrong}"
        elif expected[one.kind] == "finding" and not one.placed:
            word = "elsewhere" if one.found else "missed"
            yield f"{word}  {one.kind} | {one.subject} | {one.what}"
        for other in one.others if expected.get(one.kind) != "open" else ():
            yield f"besides {one.kind} | {one.subject} | {one.what} | {other}"


def expectations() -> Iterator[str]:
    """The list as a table of Markdown."""
    yield "| mutation | expected | rules | why |"
    yield "|---|---|---|---|"
    for kind in KINDS:
        rules = ", ".join(f"`{rule}`" for rule in kind.rules)
        yield f"| {kind.name} | {kind.expected} | {rules} | {kind.why} |"


def table(tried: Iterable[Trial]) -> Iterator[str]:
    """Recall and what else was said, by kind, as a table of Markdown."""
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tried:
        tally = by_kind[one.kind]
        tally.update(tried=1, found=int(one.found), placed=int(one.placed), others=len(one.others))
        tally.update(wrong=bool(one.wrong))
    yield "| mutation | tried | found | at its place | recall | findings not explained |"
    yield "|---|--:|--:|--:|--:|--:|"
    total: Counter[str] = Counter()
    for kind in KINDS:
        t = by_kind.get(kind.name)
        if not t:
            continue
        if kind.expected == "finding":
            total += t
        yield _row(kind.name, t, kind.expected == "finding")
    yield _row("**all that must be found**", total, True)


_SORTS = {
    "generated": "generated reports, in seven renderings",
    "original": "whole real reports, in their own bytes",
    "real": "whole real reports, told again in seven renderings",
}


def by_report(tried: Iterable[Trial]) -> Iterator[str]:
    """What had to be found, and what was, by the sort of report that was changed."""
    must = {kind.name for kind in KINDS if kind.expected == "finding"}
    by_sort: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tried:
        if one.kind in must:
            sort, _, rest = one.subject.partition("/")
            name = f"original {rest.rpartition('(')[2].rstrip(')')}" if sort == "original" else sort
            by_sort[name].update(tried=1, found=int(one.found), placed=int(one.placed))
    yield "| made of | tried | found | at its place | recall |"
    yield "|---|--:|--:|--:|--:|"
    for name, t in sorted(by_sort.items()):
        sort, _, ending = name.partition(" ")
        what = _SORTS[sort] + (f" ({ending})" if ending else "")
        share = f"{t['placed'] / t['tried']:.1%}"
        yield f"| {what} | {t['tried']} | {t['found']} | {t['placed']} | {share} |"


def _row(name: str, t: Counter[str], recall: bool) -> str:
    share = f"{t['placed'] / t['tried']:.1%}" if recall and t["tried"] else "–"
    return f"| {name} | {t['tried']} | {t['found']} | {t['placed']} | {share} | {t['others']} |"
