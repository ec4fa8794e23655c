"""The outline: a report's headings as a tree, and its running text under them.

Numbers are kept as printed, so that gaps and doubles can be found. What only looks like
a heading is left out: rows of tables, numbered sentences, lists that restart inside a
section. Where a sequence cannot be followed, its ordinals are None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from report.alignment import raw_slice
from report.headings import RANK, Candidate, at_start, within
from report.model import Heading, Passage
from report.running import Paragraph

_SHORTEST_FOR_SEVERAL = 120


@dataclass(frozen=True, slots=True)
class Outlined:
    """The outline and the text between its headings."""

    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    candidate: Candidate
    paragraph: int


def outline_of(paragraphs: Sequence[Paragraph], last_line: int) -> Outlined:
    """The headings and passages of a document's body, which ends at `last_line`."""
    found = _without_lists(_candidates(paragraphs))
    headings = _tree(found, paragraphs, last_line)
    return Outlined(headings, _passages(paragraphs, found))


def _candidates(paragraphs: Sequence[Paragraph]) -> list[_Found]:
    found: list[_Found] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        inside = within(text) if len(text) > _SHORTEST_FOR_SEVERAL else []
        if not inside:
            first = at_start(text)
            inside = [first] if first else []
        found.extend(_Found(candidate, index) for candidate in inside)
    return found


def _without_lists(found: Sequence[_Found]) -> list[_Found]:
    """Drops enumerations: each style is followed through its sequence under its parent."""
    kept: list[_Found] = []
    kept_top = _top_sequence(found)
    last_bracket = 0
    for position, item in enumerate(found):
        style = item.candidate.style
        if style in ("chapter", "cn", "plain"):
            if position in kept_top:
                kept.append(item)
                last_bracket = 0
        elif style == "bracket":
            ordinal = item.candidate.ordinal or 0
            if ordinal == 1 and last_bracket > 1:  # restarts without a heading between: unclear
                kept.append(_unordered(item))
                last_bracket = -100
            elif last_bracket < 0:
                kept.append(_unordered(item))
            else:
                kept.append(item)
                last_bracket = ordinal
        else:
            kept.append(item)
    return _without_items(kept)


def _top_sequence(found: Sequence[_Found]) -> set[int]:
    """Positions of the headings numbered 一、二、三 that are sections, not list items.

    A list inside a section restarts at 一; it goes on as long as its own count does,
    unless the sections' count fits as well and the words are a section's.
    """
    kept: set[int] = set()
    last = nested = 0
    for position, item in enumerate(found):
        candidate = item.candidate
        if candidate.style in ("chapter", "plain"):
            kept.add(position)
            if candidate.style == "chapter":
                last = nested = 0
            continue
        if candidate.style != "cn":
            continue
        ordinal = candidate.ordinal or 0
        restarts = (
            ordinal == 1 and last >= 1 and not (last == 1 and candidate.key and candidate.whole)
        )
        continues = nested > 0 and ordinal == nested + 1
        if restarts or (continues and not (ordinal == last + 1 and candidate.key)):
            nested = ordinal
            continue
        kept.add(position)
        last, nested = ordinal, 0
    return kept


def _without_items(found: Sequence[_Found]) -> list[_Found]:
    """Arabic numbers are headings only where a whole run of short lines bears them."""
    kept: list[_Found] = []
    run: list[_Found] = []
    for item in [*found, None]:
        if item is not None and item.candidate.style == "arabic":
            run.append(item)
            continue
        if run and all(x.candidate.whole for x in run) and _counts_up(run):
            kept.extend(run)
        run = []
        if item is not None:
            kept.append(item)
    return kept


def _counts_up(run: Sequence[_Found]) -> bool:
    return len(run) > 1 and [x.candidate.ordinal for x in run] == list(range(1, len(run) + 1))


def _unordered(item: _Found) -> _Found:
    return _Found(replace(item.candidate, ordinal=None), item.paragraph)


def _tree(
    found: Sequence[_Found], paragraphs: Sequence[Paragraph], last_line: int
) -> tuple[Heading, ...]:
    headings: list[Heading] = []
    path: list[tuple[int, Heading]] = []
    for item in found:
        candidate, paragraph = item.candidate, paragraphs[item.paragraph]
        rank = RANK[candidate.style]
        while path and path[-1][0] >= rank:
            path.pop()
        parent = path[-1][1] if path else None
        heading = Heading(
            index=len(headings),
            parent=parent.index if parent else None,
            level=parent.level + 1 if parent else 1,
            number=candidate.number,
            ordinal=candidate.ordinal,
            title=candidate.title,
            where=paragraph.place(candidate.start),
            last_line=last_line,
            key=candidate.key,
            run_in=not candidate.whole,
            raw=_raw(candidate, paragraph),
        )
        headings.append(heading)
        path.append((rank, heading))
    return tuple(_with_keys(_with_ends(headings, last_line)))


def _raw(candidate: Candidate, paragraph: Paragraph) -> str:
    """The heading's own characters; none where they cannot be told from what follows them."""
    raw = raw_slice(paragraph.raw, paragraph.text, candidate.start, candidate.text_from)
    return raw if len(raw) <= 2 * (candidate.text_from - candidate.start) else ""


def _with_ends(headings: Sequence[Heading], last_line: int) -> list[Heading]:
    """A section ends on the line before the next heading that is not below it."""
    ended: list[Heading] = []
    for heading in headings:
        following = next(
            (h for h in headings[heading.index + 1 :] if h.level <= heading.level), None
        )
        end = last_line
        if following:
            end = max(heading.where.line, following.where.line - 1)
        ended.append(replace(heading, last_line=max(end, heading.where.line)))
    return ended


def _with_keys(headings: Sequence[Heading]) -> list[Heading]:
    """A sub-heading answers to a section only where no heading of the first level does.

    （三）主动公开 under 总体情况 is an aspect of the overview, not the section of that name.
    """
    tops = {h.key for h in headings if h.level == 1 and h.key}
    named: list[Heading] = []
    for heading in headings:
        parent = named[heading.parent] if heading.parent is not None else None
        if parent is not None and (heading.key in tops or heading.key == parent.key):
            heading = replace(heading, key=None)  # noqa: PLW2901
        named.append(heading)
    return named


def _passages(paragraphs: Sequence[Paragraph], found: Sequence[_Found]) -> tuple[Passage, ...]:
    """The text between the headings, each piece with the heading it stands under."""
    by_paragraph: dict[int, list[tuple[int, Candidate]]] = {}
    for index, item in enumerate(found):
        by_paragraph.setdefault(item.paragraph, []).append((index, item.candidate))
    passages: list[Passage] = []
    current: int | None = None
    for number, paragraph in enumerate(paragraphs):
        pieces: list[tuple[int, int, int | None]] = []
        start = 0
        for index, candidate in by_paragraph.get(number, ()):
            pieces.append((start, candidate.start, current))
            current, start = index, candidate.text_from
        pieces.append((start, len(paragraph.text), current))
        passages.extend(
            Passage(
                raw=raw_slice(paragraph.raw, paragraph.text, begin, end),
                text=paragraph.text[begin:end].strip(),
                where=paragraph.place(begin),
                heading=heading,
            )
            for begin, end, heading in pieces
            if paragraph.text[begin:end].strip()
        )
    return tuple(passages)
