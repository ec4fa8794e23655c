"""Which documents are tried, by names that make them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from audit.fuzz import damage, hostile
from audit.fuzz.subjects import subjects
from report.model import Document


def names(number: int, seed: int) -> Iterator[str]:
    """Every cut at a hundredth (of texts at a full stop too), every hostile document, and
    `number` damaged by chance."""
    for subject in subjects():
        yield from (f"cut/{subject}/{percent}" for percent in range(1, 100))
        if subjects()[subject].name.endswith((".txt", ".md")):
            yield from (f"neatly/{subject}/{percent}" for percent in range(1, 100))
    for what in hostile.HOSTILE:
        yield f"hostile/{what}/0"
    for n in range(seed * number, (seed + 1) * number):
        for what in hostile.REPEATED:
            if n % 3 == 0:
                yield f"hostile/{what}/{n + 1}"
        subject = list(subjects())[n % len(subjects())]
        yield f"damaged/{subject}/{n}"


def document(name: str) -> tuple[Document, str]:
    """The document of a name, and what was done to it. ValueError for no name of ours."""
    kind, _, rest = name.partition("/")
    what, _, number = rest.rpartition("/")
    random = Random(name)  # noqa: S311
    if kind == "hostile" and what in hostile.HOSTILE:
        return hostile.HOSTILE[what](random), what
    if kind == "cut" and what in subjects():
        return damage.cut(subjects()[what], int(number)), f"{number} % of it"
    if kind == "neatly" and what in subjects():
        return damage.cut_neatly(subjects()[what], int(number)), f"to a full stop before {number} %"
    if kind == "damaged" and what in subjects():
        whole = subjects()[what]
        chosen = random.sample(list(damage.DAMAGES), random.randint(1, 3))
        content = whole.content
        for one in chosen:
            content = damage.DAMAGES[one](content, random) if content else content
        return replace(whole, content=content), " · ".join(chosen)
    raise ValueError(f"{name!r} is none of ours")
