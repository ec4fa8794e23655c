"""Headings and sections removed, emptied, doubled, swapped, renamed, wrongly numbered."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from audit.changes.aliases import other_heading
from audit.mutations.blocks import part, parts, places_of, renumbered, with_blocks
from audit.mutations.blocks import without_sentences as _without
from audit.mutations.model import Make, Mutant, Subject
from samples.report import Flow

ANNUAL = ("annual-2019", "annual-2021")


def removed(*keys: str, forms: tuple[str, ...] = ANNUAL) -> Make:
    """The whole section is gone and the others are numbered on."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        key = random.choice(keys)
        found = part(subject, key)
        if found is None or subject.report.form not in forms:
            return None
        start, end = found
        blocks = subject.report.blocks
        if key == "problems" and any(b.sheet for b in blocks[start:end]):
            return None
        kept = renumbered((*blocks[:start], *blocks[end:]))
        return Mutant(with_blocks(subject.report, kept), f"{key} removed", absent=True)

    return make


def heading_removed(subject: Subject, random: Random) -> Mutant | None:
    """A heading inside the sequence is gone; what stood under it stays, numbers too."""
    found = list(parts(subject))
    if len(found) < 4:
        return None
    index = random.randrange(1, len(found) - 1)
    _, start, _ = found[index]
    blocks = subject.report.blocks
    after = next(b.text for b in blocks[start + 1 :] if b.kind == "heading")
    kept = (*blocks[:start], *blocks[start + 1 :])
    return Mutant(
        with_blocks(subject.report, kept), f"heading removed: {blocks[start].text}", (), (after,)
    )


def emptied(*keys: str) -> Make:
    """The heading stays and nothing under it."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        found = part(subject, key := random.choice(keys))
        if found is None or subject.report.form not in ANNUAL:
            return None
        start, end = found
        blocks = subject.report.blocks
        kept = (*blocks[: start + 1], *blocks[end:])
        return Mutant(
            with_blocks(subject.report, kept), f"{key} emptied", (), (blocks[start].text,), True
        )

    return make


def table_removed(subject: Subject, random: Random) -> Mutant | None:
    """A heading without its table."""
    blocks = subject.report.blocks
    at = [n for n, b in enumerate(blocks) if b.sheet]
    if not at or subject.report.form not in ANNUAL:
        return None
    gone = random.choice(at)
    sheet = blocks[gone].sheet
    kept = (*blocks[:gone], *blocks[gone + 1 :])
    what = f"table {sheet.key if sheet else ''} removed"
    return Mutant(with_blocks(subject.report, kept), what, absent=True)


def statistics_removed(subject: Subject, random: Random) -> Mutant | None:
    """The statistics table is gone, and the words that announce it."""
    if subject.report.form != "statistics-2014" or not subject.report.tables:
        return None
    kept = tuple(
        b for b in subject.report.blocks
        if not b.sheet and not b.text.startswith(("附表", "政府信息公开情况统计表", "（20"))
    )  # fmt: skip
    return Mutant(with_blocks(subject.report, kept), "statistics removed", absent=True)


def doubled(subject: Subject, random: Random) -> Mutant | None:
    """A section printed twice, number and all."""
    found = list(parts(subject))
    prose = [
        (start, end) for _, start, end in found
        if not any(b.sheet for b in subject.report.blocks[start:end])
    ]  # fmt: skip
    if len(found) < 3 or not prose:
        return None
    start, end = random.choice(prose)
    blocks = subject.report.blocks
    again = (*blocks[:end], *blocks[start:end], *blocks[end:])
    heading = blocks[start].text
    return Mutant(with_blocks(subject.report, again), f"twice: {heading}", (), (heading,))


def exchanged(subject: Subject, random: Random) -> Mutant | None:
    """Two neighbouring sections in each other's place, numbered as they now stand."""
    found = list(parts(subject))
    if len(found) < 4 or subject.report.form not in ANNUAL:
        return None
    index = random.randrange(len(found) - 1)
    (_, a, b), (_, _, c) = found[index], found[index + 1]
    blocks = subject.report.blocks
    kept = renumbered((*blocks[:a], *blocks[b:c], *blocks[a:b], *blocks[c:]))
    words = (blocks[a].text.partition("、")[2], blocks[b].text.partition("、")[2])
    return Mutant(with_blocks(subject.report, kept), f"exchanged: {words}", (), words)


def renamed(subject: Subject, random: Random) -> Mutant | None:
    """A heading in other words that the form accepts."""
    headings = [n for n, b in enumerate(subject.report.blocks) if b.kind == "heading"]
    if not headings or subject.report.form not in ANNUAL:
        return None
    at = random.choice(headings)
    text = other_heading(subject.report.form, subject.report.blocks[at].text, random)
    return _with_heading(subject, at, text)


def renumbered_twice(subject: Subject, random: Random) -> Mutant | None:
    """The number of the heading before stands again."""
    return _renumbered(subject, random, -1)


def renumbered_gap(subject: Subject, random: Random) -> Mutant | None:
    """Every number from one heading on is one too high."""
    found = list(parts(subject))
    if len(found) < 4:
        return None
    first = random.choice(found[1:])[1]
    blocks = list(subject.report.blocks)
    numerals = "一二三四五六七八九十"
    for at in range(first, len(blocks)):
        number, comma, title = blocks[at].text.partition("、")
        if blocks[at].kind == "heading" and comma and number in numerals[:-1]:
            following = numerals[numerals.index(number) + 1]
            blocks[at] = replace(blocks[at], text=f"{following}、{title}")
    if blocks[first].text == subject.report.blocks[first].text:
        return None
    words = (blocks[first].text,)
    return Mutant(with_blocks(subject.report, blocks), f"gap before {words[0]}", (), words)


def _renumbered(subject: Subject, random: Random, by: int) -> Mutant | None:
    found = list(parts(subject))
    if len(found) < 4:
        return None
    at = random.choice(found[1:-1])[1]
    number, comma, title = subject.report.blocks[at].text.partition("、")
    numerals = "一二三四五六七八九十"
    if not comma or number not in numerals[1:]:
        return None
    return _with_heading(subject, at, f"{numerals[numerals.index(number) + by]}、{title}")


def _with_heading(subject: Subject, at: int, text: str) -> Mutant | None:
    blocks = list(subject.report.blocks)
    if text == blocks[at].text:
        return None
    what = f"{blocks[at].text} → {text}"
    blocks[at] = replace(blocks[at], text=text)
    return Mutant(with_blocks(subject.report, blocks), what, (), (text,))


def rewritten(key: str, text: str, forms: tuple[str, ...], unless: str = "") -> Make:
    """The section says only this; not where the words `unless` stand elsewhere too."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        found = part(subject, key)
        if found is None or subject.report.form not in forms:
            return None
        start, end = found
        blocks = subject.report.blocks
        if any(b.sheet for b in blocks[start:end]):
            return None
        if unless and any(not start <= at < end for at in places_of(subject.report, unless)):
            return None
        said = text.format(next=subject.report.year + 1)
        kept = (*blocks[: start + 1], Flow("paragraph", said), *blocks[end:])
        words = (blocks[start].text, said)
        return Mutant(with_blocks(subject.report, kept), f"{key}: {said}", (), words, True)

    return make


def without_words(*words: str) -> Make:
    """Every sentence of a government's report that holds one of these words is gone."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        report = subject.report
        if report.form not in ANNUAL or report.agency.kind not in (
            "government", "township_government"
        ):  # fmt: skip
            return None
        kept = []
        start, end = part(subject, "problems") or (0, 0)
        for at, block in enumerate(report.blocks):
            inside = start <= at < end
            if block.kind == "paragraph" and not inside and any(w in block.text for w in words):
                head, dot, rest = block.text.partition("。")
                lead = block.text.startswith("（") and len(head) < 16
                text = _without(rest if lead else block.text, lambda s: any(w in s for w in words))
                text = f"{head}{dot}{text}" if lead else text
                kept.append(replace(block, text=text or "按要求落实各项保障措施。"))
            else:
                kept.append(block)
        if tuple(kept) == report.blocks:
            return None
        return Mutant(with_blocks(report, kept), "assessment left out", absent=True)

    return make
