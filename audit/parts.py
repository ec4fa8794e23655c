"""The parts of the audit: which cases there are, and how each is made and compared."""

from __future__ import annotations

from collections.abc import Iterator

from audit import generated, prose, transformed
from audit.cases import Case, Made, Outcome, compared
from audit.judging import MODES, Told
from audit.real import files, listed

PARTS = {
    "whole": "whole real reports, as they lie there",
    "transformed": "real reports under benign changes",
    "excerpts": "parts of real reports under changes of their text",
    "generated": "generated correct reports",
    "disguised": "generated correct reports under benign changes",
    "sentences": "sentences written by hand",
    "wordings": "wordings filled with seeded figures",
}


def cases(part: str, number: int, seed: int = 0) -> Iterator[Case]:
    """`number` cases of a part (of each real report or excerpt), from `seed` on."""
    numbers = range(seed * number, (seed + 1) * number)
    if part == "whole":
        yield from (Case(part, name) for name in files.real_reports())
    elif part == "transformed":
        yield from (Case(part, name, n) for n in numbers for name in files.real_reports())
    elif part == "excerpts":
        yield from (Case(part, name, n) for n in numbers for name in files.excerpts())
    elif part in ("generated", "disguised", "wordings"):
        yield from (Case(part, "report", n) for n in numbers)
    elif part == "sentences":
        yield from (Case(part, name, n) for name, n in prose.sentences())
    else:
        raise ValueError(f"no part {part!r}: {', '.join(PARTS)}")


def case_of(name: str) -> Case:
    """`transformed/000_e92d345624aa1390/17` as a case. ValueError if it is none."""
    part, _, rest = name.partition("/")
    subject, _, number = rest.rpartition("/")
    if part not in PARTS or not subject or not number.isdigit():
        raise ValueError(f"{name!r} is no case: part/subject/number, as a failure prints it")
    return Case(part, subject, int(number))


def made(case: Case) -> Made:
    """The documents of a case."""
    if case.part == "whole":
        return Made((files.document(case.subject),), (listed.AS_IT_LIES,))
    if case.part == "transformed":
        return transformed.make(case)
    if case.part == "excerpts":
        return transformed.make_text(case)
    if case.part == "generated":
        return generated.make(case)
    if case.part == "disguised":
        return generated.make_disguised(case)
    return prose.sentence(case) if case.part == "sentences" else prose.wording(case)


def outcome(case: Case) -> Outcome:
    """The case made, read, judged and compared with what is true of it."""
    if case.part == "whole":
        return listed.outcome(case)
    if case.part == "excerpts":
        # That an excerpt is all there is would be a lie: it is told as captured only.
        return compared(case, made(case), files.told(case.subject), MODES[:1])
    return compared(case, made(case), _truth(case))


def _truth(case: Case) -> Told:
    """What may be told of a case: what is told of the original, or of a report of our own."""
    if case.part == "transformed":
        return files.told(case.subject)
    if case.part in ("generated", "disguised"):
        return generated.truth(case)
    return prose.truth(case)
