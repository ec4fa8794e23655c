"""Pages that hold the article twice, once for phones: the second copy is set apart."""

from __future__ import annotations

from report.readers.assemble import RawGrid, RawLine

_SHARE = 0.4
"""Of the content's characters, that a copy must make up: a repeated passage stays."""
_SIZE = 300


def drop_repeats(items: list[RawLine | RawGrid], start: int, end: int) -> None:
    """Marks the second of two equal halves of the content as standing outside it."""
    texts = [_text(item) for item in items[start:end]]
    total = sum(map(len, texts))
    if total < 2 * _SIZE:
        return
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        if len(text) < 20:
            continue
        before = first.setdefault(text, at)
        if before == at:
            continue
        length = _run(texts, before, at)
        if sum(map(len, texts[at : at + length])) >= max(_SIZE, _SHARE * total):
            lead = _lead(texts, before, at)
            for item in items[start + at - lead : start + at + length]:
                item.outside = True
            return


def _run(texts: list[str], one: int, two: int) -> int:
    length = 0
    while one + length < two and two + length < len(texts):
        if texts[one + length] != texts[two + length]:
            break
        length += 1
    return length


def _lead(texts: list[str], one: int, two: int) -> int:
    """How many items before the run, too short to be looked up, are equal as well."""
    lead = 0
    while one - lead > 0 and texts[one - lead - 1] == texts[two - lead - 1]:
        lead += 1
    return min(lead, two - one)


def _text(item: RawLine | RawGrid) -> str:
    if isinstance(item, RawLine):
        return item.raw
    return "\n".join("|".join(cell[0] for cell in row) for row in item.rows)
