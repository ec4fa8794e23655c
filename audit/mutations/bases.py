"""The reports that are changed: generated ones, whole real ones told again, and real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import partial
from random import Random

from audit.mutations.model import Subject
from audit.mutations.originals.patch import original
from audit.real import files
from audit.real.retold import Retold, retold
from report import read
from report.model import Document, Report
from samples.many import reports
from samples.render_docx import render_docx
from samples.render_html import DIALECTS, render_html
from samples.render_text import render_text
from samples.report import SampleReport

Render = Callable[[Retold], Document]
_RENDERS: dict[str, Render] = {
    "text": render_text,
    "text-full-width": partial(render_text, half_width=False),
    **{f"html-{dialect}": partial(render_html, dialect=dialect) for dialect in DIALECTS},
    "docx": render_docx,
}
_WEIGHTS = {"text": 4, "docx": 2}


def names(count: int, seed: int, *, originals: bool = False) -> Iterator[str]:
    """`generated/17`, `original/002_635cdd01f46716b0/17` (its own bytes) and `real/…` (rendered
    again) in turn: of eight, five generated, two original and one real. Or only `originals`."""
    real = list(files.real_reports())
    if originals:
        yield from (f"original/{real[n % len(real)]}/{seed}" for n in range(len(real)))
        return
    for number in range(seed * count, (seed + 1) * count):
        if real and number % 4 == 1:
            yield f"original/{real[number // 4 % len(real)]}/{number}"
        elif real and number % 8 == 7:
            yield f"real/{real[number // 8 % len(real)]}/{number}"
        else:
            yield f"generated/{number}"


def subject(name: str) -> Subject:
    """The subject of a name, read once unchanged. ValueError if it is not read as a report."""
    kind, _, rest = name.partition("/")
    if kind == "original":
        file = original(rest.partition("/")[0])
        return Subject(f"{name} ({file.ending})", file.told, file.report, file.changed, False)
    random = Random(name)  # noqa: S311
    if kind == "real":
        report = retold(rest.partition("/")[0])
    else:
        report = _blocks_of(next(reports(1, int(rest))))
    rendering = random.choices(list(_RENDERS), [_WEIGHTS.get(n, 1) for n in _RENDERS])[0]
    render = partial(_rendered, _RENDERS[rendering])
    (result,) = read(render(report))
    if not isinstance(result, Report):
        raise ValueError(f"{name} ({rendering}): {result.why}")
    return Subject(f"{name} ({rendering})", report, result, render, kind == "generated")


def _rendered(render: Render, report: Retold) -> list[Document]:
    return [render(report)]


def _blocks_of(report: SampleReport) -> Retold:
    given = {f.name: getattr(report, f.name) for f in fields(SampleReport)}
    return Retold(**given, blocks=report.flow(), tables=tuple(report.sheets().items()))
