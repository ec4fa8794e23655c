"""Which documents are tried, by names that make them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from audit.fuzz import damage, hostile, rows
from audit.fuzz.subjects import subjects
from audit.real import files
from report.model import Document


def names(number: int, seed: int) -> Iterator[str]:
    """Every cut at a hundredth (of texts at a full stop too), every hostile document, `number`
    with one row harmed and `number` damaged by chance."""
    for subject in (*subjects(), *files.excerpts()):
        yield from (f"cut/{subject}/{percent}" for percent in range(1, 100))
        if _whole(subject).name.endswith((".txt", ".md")):
            yield from (f"neatly/{subject}/{percent}" for percent in range(1, 100))
    yield from rows.names(number, seed)
    for what in hostile.HOSTILE:
        yield f"hostile/{what}/0"
    for n in range(seed * number, (seed + 1) * number):
        for what in hostile.REPEATED:
            if n % 3 == 0:
                yield f"hostile/{what}/{n + 1}"
        subject = list(subjects())[n % len(subjects())]
        yield f"damaged/{subject}/{n}"


def _whole(what: str) -> Document:
    """ValueError for no name of ours."""
    if what in subjects():
        return subjects()[what]
    if what in files.excerpts():
        return files.document(what)
    raise ValueError(f"{what!r} is none of ours")


def document(name: str) -> tuple[Document, str]:
    """The document of a name, and what was done to it. ValueError for no name of ours."""
    kind, _, rest = name.partition("/")
    what, _, number = rest.rpartition("/")
    random = Random(name)  # noqa: S311
    if kind == "hostile" and what in hostile.HOSTILE:
        return hostile.HOSTILE[what](random), what
    if kind == "cut":
        return damage.cut(_whole(what), int(number)), f"{number} % of it"
    if kind == "neatly":
        return damage.cut_neatly(_whole(what), int(number)), f"to a full stop before {number} %"
    if kind == "rows":
        return rows.harmed(what, random)
    if kind == "damaged" and what in subjects():
        whole = subjects()[what]
        chosen = random.sample(list(damage.DAMAGES), random.randint(1, 3))
        content = whole.content
        for one in chosen:
            content = damage.DAMAGES[one](content, random) if content else content
        return replace(whole, content=content), " · ".join(chosen)
    raise ValueError(f"{name!r} is none of ours")
