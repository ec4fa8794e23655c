"""What real reports were seen to get wrong: prose and table that contradict each other, rows that
slipped, and what was left standing from another year or taken over from another body."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from audit.mutations.blocks import cells, part, places_of, prose_at, with_blocks, with_cells
from audit.mutations.cells import COLUMNS, down_a_column
from audit.mutations.model import Make, Mutant, Subject
from samples.report import Flow

Figures = dict[str, int]
"""The whole numbers that the tables were read to hold."""


def figures(subject: Subject) -> Figures:
    return {
        name: int(m.value)
        for name, m in subject.read.measures.items()
        if m.state == "written" and m.value is not None and m.value == int(m.value)
    }


def shifted(subject: Subject, random: Random) -> Mutant | None:
    """A row of table three whose figures stand one column further on."""
    everything, sound = cells(subject.report), down_a_column(subject)
    rows = sorted({n.rpartition(".")[0] for n in sound if n.endswith(".natural_person")})
    random.shuffle(rows)
    for row in rows:
        names = [f"{row}.{c}" for c in (*COLUMNS, *random.choice(((), ("total",))))]
        if not sound.issuperset(names):
            continue
        old = [everything[n].text.strip() for n in names]
        new = [old[-1], *old[:-1]]
        changed = {n: b for n, a, b in zip(names, old, new, strict=True) if a != b}
        if changed:
            return _rewritten(subject, changed)
    return None


def row_of_another_year(subject: Subject, random: Random) -> Mutant | None:
    """A row that adds up, but is not this year's: it stands in no column any more."""
    have, sound = figures(subject), down_a_column(subject)
    rows = [n.rpartition(".")[0] for n in sorted(sound) if n.endswith(".natural_person")]
    rows = [r for r in rows if f"{r}.total" in sound and r != "outcome.total"]
    if not rows:
        return None
    row, more = random.choice(rows), random.randint(1, 9)
    names = (f"{row}.natural_person", f"{row}.total")
    return _rewritten(subject, {n: str(have[n] + more) for n in names})


def upheld_corrected(subject: Subject, random: Random) -> Mutant | None:
    """The prose says that N were upheld; the table has them as corrected."""
    have = figures(subject)
    for statement in subject.read.statements:
        row, _, result = (statement.measure or "").rpartition(".")
        n = int(statement.value)
        name, other = f"{row}.upheld", f"{row}.corrected"
        told = result == "upheld" and not statement.negated and statement.scope == "own"
        if told and n and have.get(name) == n and other in have:
            return _rewritten(subject, {name: "0", other: str(have[other] + n)})
    return None


_DISPUTES = {
    frozenset({"review.total"}): ("review",),
    frozenset({"litigation.total"}): ("litigation",),
    frozenset({"litigation_direct.total", "litigation_after_review.total"}): (
        "litigation_direct",
        "litigation_after_review",
    ),
}


def disputes_unlike_prose(subject: Subject, random: Random) -> Mutant | None:
    """One case more in table four, its sum too, where the prose tells, or denies, how many."""
    have = figures(subject)
    for s in subject.read.statements:
        rows = _DISPUTES.get(frozenset((s.measure,) if s.measure else s.sum_of))
        if not rows or s.approximate or s.scope != "own":
            continue
        if any(have.get(f"{row}.pending") for row in rows):
            continue  # the prose may tell those that were closed
        if sum(have.get(f"{row}.total", -1) for row in rows) != s.value:
            continue
        row = random.choice(rows)
        if s.value and not have[f"{row}.total"]:
            continue  # it may tell the lawsuits of the other sort
        names = (f"{row}.other", f"{row}.total")
        if have.keys() >= set(names):
            return _rewritten(subject, {n: str(have[n] + 1) for n in names})
    return None


def said(*choices: tuple[Callable[[Subject, Figures], bool], str]) -> Make:
    """A sentence of its own in the overview that the tables contradict, or that is wrong alone."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        have = figures(subject)
        fit = [text for holds, text in choices if holds(subject, have)]
        if not fit:
            return None
        given = {name.replace(".", "_"): n for name, n in have.items()}
        year = subject.report.year
        text = random.choice(fit).format(year=year, last=year - 1, **given)
        return put(subject, text)

    return make


def put(subject: Subject, text: str) -> Mutant | None:
    """A paragraph under the first one of the overview, or of the report where there is none."""
    start, end = part(subject, "overview") or (0, len(subject.report.blocks))
    at = next((n for n in prose_at(subject.report) if start < n < end), None)
    if at is None:
        return None
    blocks = subject.report.blocks
    kept = (*blocks[: at + 1], Flow("paragraph", text), *blocks[at + 1 :])
    return Mutant(with_blocks(subject.report, kept), text, (), (text,))


def more_than(name: str, *less: str) -> Callable[[Subject, Figures], bool]:
    """Holds where a figure is greater than the others together."""
    return lambda subject, have: (
        have.get(name, 0) > sum(have.get(n, 0) for n in less) and have.keys() >= {name, *less}
    )


def reworded(
    pattern: str, change: Callable[[re.Match[str], Subject], str], *kinds: str, near_end: int = 0
) -> Make:
    """One place that the pattern finds (`year`, `next` in it) in other words.

    Looked for in paragraphs, or in blocks of these kinds; `near_end`: in the last blocks only.
    """

    def make(subject: Subject, random: Random) -> Mutant | None:
        year, blocks = subject.report.year, subject.report.blocks
        found = re.compile(pattern.replace("year", str(year)).replace("next", str(year + 1)))
        chosen = [n for n, b in enumerate(blocks) if b.kind in kinds] or prose_at(subject.report)
        chosen = [n for n in chosen if n >= len(blocks) - near_end] if near_end else chosen
        places = [(n, match) for n in chosen for match in found.finditer(blocks[n].text)]
        if not places:
            return None
        at, match = random.choice(places)
        words = change(match, subject)
        text = blocks[at].text[: match.start()] + words + blocks[at].text[match.end() :]
        if text == blocks[at].text:
            return None
        changed = [*blocks]
        changed[at] = replace(blocks[at], text=text)
        around = text[max(0, match.start() - 8) : match.start() + len(words) + 8]
        return Mutant(with_blocks(subject.report, changed), f"{match[0]} → {words}", (), (around,))

    return make


def signed_too_early(subject: Subject, random: Random) -> Mutant | None:
    """The sign-off's year is the one reported on."""
    blocks = subject.report.blocks
    kinds = {"signature", "paragraph"}
    for at in range(len(blocks) - 1, max(0, len(blocks) - 5), -1):
        day = re.fullmatch(r"(20\d\d)年\d{1,2}月(\d{1,2}日)?", blocks[at].text.strip())
        if day and blocks[at].kind in kinds and int(day[1]) == subject.report.year + 1:
            text = blocks[at].text.replace(day[1], str(subject.report.year), 1)
            changed = [*blocks]
            changed[at] = replace(blocks[at], text=text)
            what = f"signed {text.strip()}"
            return Mutant(with_blocks(subject.report, changed), what, (), (text.strip(),), True)
    return None


def other_self(subject: Subject, random: Random) -> Mutant | None:
    """我局 once as 我镇, in a bureau's report; 我镇 as 我局, in a town's."""
    own, other = {
        "department": ("我局", "我镇"),
        "township_government": ("我镇", "我局"),
        "subdistrict_office": ("我街道", "我局"),
    }.get(subject.report.agency.kind, ("", ""))
    if not own or len(at := places_of(subject.report, own)) < 2:
        return None
    place = random.choice(at)
    blocks = [*subject.report.blocks]
    text = blocks[place].text.replace(own, other, 1)
    blocks[place] = replace(blocks[place], text=text)
    return Mutant(with_blocks(subject.report, blocks), f"{own} → {other}", (), (other,))


def _rewritten(subject: Subject, texts: dict[str, str]) -> Mutant:
    everything = cells(subject.report)
    what = ", ".join(f"{n}: {everything[n].text} → {text}" for n, text in texts.items())
    return Mutant(with_cells(subject.report, texts), what, tuple(texts))
