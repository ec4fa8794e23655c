"""One mutation tried: what was found because of it, where, and what else was said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from audit.judging import AS_OF, packs
from audit.mutations import bases
from audit.mutations.blocks import plain
from audit.mutations.kinds import KINDS
from audit.mutations.model import Kind, Mutant, Subject
from audit.mutations.originals.ink import CannotError
from report import read
from report.model import Place, Report
from rules import judge
from rules.model import Context, Outcome

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutation. `found`: by an expected rule; `placed`: at its place too."""

    kind: str
    subject: str
    what: str
    found: bool = False
    placed: bool = False
    others: tuple[str, ...] = field(default=())
    """Findings at warning and above that the mutation does not explain."""
    wrong: str = ""


def trials(name: str, seed: int, only: str = "") -> Iterator[Trial]:
    """Every kind on one report, as often as its weight says, in a fixed order."""
    try:
        subject = bases.subject(name)
    except ValueError as error:
        yield Trial("", name, "", wrong=str(error))
        return
    before = _findings(subject.read, _context(None))
    for kind in KINDS:
        if only and only not in kind.name:
            continue
        if kind.once and any(kind.tells(rule) for rule, _ in before):
            continue
        seen = set()
        for number in range(kind.weight):
            random = Random(f"{seed}/{name}/{kind.name}/{number}")  # noqa: S311
            mutant = kind.make(subject, random)
            if mutant is not None and mutant.what not in seen:
                seen.add(mutant.what)
                with suppress(CannotError):
                    yield _tried(kind, subject, mutant, before)


def _tried(kind: Kind, subject: Subject, mutant: Mutant, before: dict[Key, Outcome]) -> Trial:
    results = read(subject.render(mutant.report))
    if len(results) != 1 or not isinstance(results[0], Report):
        return Trial(kind.name, subject.name, mutant.what, wrong="not read as a report")
    report = results[0]
    after = _findings(report, _context(mutant))
    new = {key: o for key, o in after.items() if key not in before or _at(o, mutant, report)}
    told = [o for o in new.values() if kind.tells(o.rule)]
    if mutant.context is None:
        told = [o for o in told if not _same(o, before)]
    placed = [o for o in told if mutant.absent or _at(o, mutant, report)]
    others = tuple(
        f"{o.rule} {o.subject}: {o.message.zh}"
        for key, o in new.items()
        if key not in before
        and o.severity != "info"
        and not kind.tells(o.rule)
        and not _at(o, mutant, report)
    )
    if kind.expected == "silence":
        others = tuple(
            f"{o.rule} {o.subject}: {o.message.zh}"
            for key, o in after.items()
            if key not in before and o.severity != "info"
        )
    return Trial(kind.name, subject.name, mutant.what, bool(told), bool(placed), others)


def _context(mutant: Mutant | None) -> Context:
    return (mutant.context if mutant else None) or Context(as_of=AS_OF, complete=True)


def _findings(report: Report, context: Context) -> dict[Key, Outcome]:
    judgement = judge(report, context, packs())
    if judgement.crashed:
        raise RuntimeError(judgement.crashed[0])
    return {(o.rule, o.subject): o for o in judgement.findings()}


def _same(outcome: Outcome, before: dict[Key, Outcome]) -> bool:
    """Told of the unchanged report in the same words."""
    old = before.get((outcome.rule, outcome.subject))
    return old is not None and old.found == outcome.found and old.message == outcome.message


def _at(outcome: Outcome, mutant: Mutant, report: Report) -> bool:
    """Whether a finding points at what was changed."""
    for name in mutant.measures:
        measure = report.measures.get(name)
        if name == outcome.subject or outcome.group == f"cell:{name}":
            return True
        if measure and any(_cell(e.where, measure.where) for e in outcome.evidence):
            return True
    for words in mutant.words:
        for evidence in outcome.evidence:
            line = _line(report, evidence.where)
            for bare in (_bare, _joined):
                said, quote = bare(words), bare(evidence.quote)
                if quote and (said in quote or quote in said or said in bare(line)):
                    return True
    return False


def _cell(one: Place, other: Place) -> bool:
    return (one.document, one.table, one.row, one.column) == (
        other.document, other.table, other.row, other.column
    ) and one.line == other.line  # fmt: skip


def _bare(text: str) -> str:
    """Without blanks, marks of one width, in simplified script."""
    return _joined(plain(text))


def _joined(text: str) -> str:
    """The same in its own script: words cut out of their phrase may be simplified otherwise."""
    return "".join(text.split()).translate(str.maketrans("，（）：；", ",():;"))


def _line(report: Report, where: Place) -> str:
    for passage in report.passages:
        if passage.where.line == where.line and where.document == report.body:
            return passage.raw
    return ""
