"""Real reports under benign changes, chosen by a number: the same number, the same change.

Half of the numbers change the report's own bytes; the other half tell it again in one of the
forms of publication, with tables laid out otherwise, and may change those bytes too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random

from audit.cases import Case, Made
from audit.changes import characters, extract, office, page, pdf, sheets
from audit.changes.aliases import other_heading
from audit.changes.renderings import Rendering, renderings
from audit.real import files
from audit.real.retold import Retold, retold, with_sheets
from report.model import Document
from report.script import is_traditional
from samples.render_html import DIALECTS, render_html

_EACH_ALONE = 25
"""About as many kinds of changes there are: the first numbers make one each."""
OFFICE_EACH = 4
"""Cases of each report that go through LibreOffice, where it is installed."""


@dataclass
class _Work:
    """A document under change, its text at hand while there is one."""

    random: Random
    seed: str
    document: Document
    carrier: str
    steps: list[str]
    changed: bool = False

    def text(self) -> str:
        return self.document.content.decode("utf-8")


def make(case: Case) -> Made:
    """The documents of one case."""
    random = Random(case.name)  # noqa: S311
    if case.number < OFFICE_EACH and office.libreoffice():
        return _through_office(case, random)
    original = files.document(case.subject)
    if case.number % 2 == 0:
        return _retold(case, random)
    if original.media_type == "application/pdf":
        first = list(pdf.CHANGES)[case.number // 2 % len(pdf.CHANGES)]
        names = list(dict.fromkeys([first, *random.choices(list(pdf.CHANGES), k=2)]))
        return Made((pdf.changed(original, names, random),), ("as it lies there", *names))
    return _as_it_lies(case, original, case.number // 2, random)


def make_text(case: Case) -> Made:
    """An excerpt with one change to its text, or several."""
    return _as_it_lies(case, files.document(case.subject), case.number, Random(case.name))  # noqa: S311


def _as_it_lies(case: Case, original: Document, number: int, random: Random) -> Made:
    carrier = "page" if original.media_type == "text/html" else "extract"
    work = _Work(random, case.name, original, carrier, ["as it lies there"])
    _change_bytes(work, number, 0 if number < _EACH_ALONE else random.choice((1, 1, 2, 3)))
    return Made((work.document,), tuple(work.steps), hides=_hides(work.steps))


def _hides(steps: Iterable[str]) -> bool:
    return any("blank" in step and "zero" in step for step in steps)


def _retold(case: Case, random: Random) -> Made:
    made = disguised(retold(case.subject), case.number // 2, case.name, random)
    names_itself = any(a.is_report for a in files.report(case.subject).attachments)
    return replace(made, answered=made.answered and names_itself, tables_anew=True)


def disguised(report: Retold, number: int, seed: str, random: Random) -> Made:
    """The report in the form of a number, laid out and written otherwise by chance."""
    forms = renderings()
    name = list(forms)[number % len(forms)]
    rendering = forms[name]
    report, steps, hides = _restyled(report, rendering, random)
    documents = rendering.render(report, random)
    steps.append(name)
    if rendering.carrier and random.random() < 0.5 and documents[0].charset != "iso-8859-1":
        work = _Work(random, seed, documents[0], rendering.carrier, steps)
        _change_bytes(work, random.randrange(1000), 0)
        documents = [work.document, *documents[1:]]
    return Made(tuple(documents), tuple(steps), hides or rendering.hides, rendering.whole)


def _restyled(
    report: Retold, rendering: Rendering, random: Random
) -> tuple[Retold, list[str], bool]:
    """Tables laid out otherwise, headings and labels by other names."""
    steps: list[str] = []
    hides = False
    names = [
        name
        for name in sheets.LAYOUTS
        if random.random() < 0.25 and not any(word in name for word in rendering.never)
    ]
    for name in names if report.tables else ():
        before = dict(report.tables)
        changed = {
            key: sheets.LAYOUTS[name](report.form, sheet, random) for key, sheet in before.items()
        }
        if changed != before:
            report = with_sheets(report, changed)
            steps.append(name)
            hides |= "blank" in name
    if not rendering.carrier and rendering.glyphs and random.random() < 0.6:
        name = random.choice([n for n in characters.CHANGES if n != "simplified"])
        apply = characters.whole(name, f"{random.random()}")
        report = _by_text(report, apply)
        steps.append(name)
    if random.random() < 0.2:
        blocks = tuple(
            replace(b, text=other_heading(report.form, b.text, random))
            if b.kind == "heading"
            else b
            for b in report.blocks
        )
        if blocks != report.blocks:
            report = replace(report, blocks=blocks)
            steps.append("other headings")
    return report, steps, hides


def _by_text(report: Retold, apply: Callable[[str], str]) -> Retold:
    """Every text of the report on its own, in its tables too."""
    changed = {key: sheets.by_cells(sheet, apply) for key, sheet in report.tables}
    texts = tuple(replace(b, text=apply(b.text)) if b.text else b for b in report.blocks)
    return with_sheets(replace(report, title=apply(report.title), blocks=texts), changed)


def _change_bytes(work: _Work, number: int, more: int) -> None:
    """One change by its number, so that each has its turn, and some by chance."""
    kinds = _changes(work.carrier, traditional=is_traditional(work.text()))
    names = [list(kinds)[number % len(kinds)]]
    names += [name for name in work.random.sample(list(kinds), more) if name not in names]
    others = [name for name in kinds if name not in names]
    work.random.shuffle(others)
    # What is no text any more comes last.
    names.sort(key=lambda name: name.startswith("bytes"))
    last = [name for name in names if name.startswith("bytes")][:1]
    for name in [*(n for n in names if not n.startswith("bytes")), *last]:
        _change(work, name, kinds[name])
    while others and not work.changed:  # it had nothing of the kind: another instead
        name = others.pop()
        _change(work, name, kinds[name])


def _change(work: _Work, name: str, change: Callable[[_Work], None]) -> None:
    """Done, and told as done only if it made a difference."""
    before = work.document
    change(work)
    if work.document != before:
        work.steps.append(name)
        work.changed = True


def _changes(carrier: str, *, traditional: bool) -> dict[str, Callable[[_Work], None]]:
    found: dict[str, Callable[[_Work], None]] = {}
    own_script = "traditional" if traditional else "simplified"
    for name in characters.CHANGES:
        if name != own_script:
            found[name] = _characters(name, carrier)
    if carrier == "extract":
        for name in extract.LINE_CHANGES:
            found[name] = _lines(name)
        for name in extract.BYTES:
            found[f"bytes: {name}"] = _bytes(extract.BYTES[name])
    else:
        for name in page.PAGE_CHANGES:
            found[name] = _page(name)
        for name in page.BYTES:
            found[f"bytes: {name}"] = _bytes(page.BYTES[name])
    return found


def _characters(name: str, carrier: str) -> Callable[[_Work], None]:
    def change(work: _Work) -> None:
        apply = characters.whole(name, f"{work.seed}/{name}")
        if carrier == "extract":
            text = extract.by_pieces(work.text(), apply)
        else:
            parsed = page.parsed(work.text())
            same = page.written(parsed)
            page.by_text(parsed, apply)
            text = page.written(parsed)
            text = work.text() if text == same else text
        if text != work.text():
            work.document = replace(work.document, content=text.encode(), charset="")

    return change


def _lines(name: str) -> Callable[[_Work], None]:
    def change(work: _Work) -> None:
        text = extract.by_lines(work.text(), extract.LINE_CHANGES[name], work.random)
        work.document = replace(work.document, content=text.encode())

    return change


def _page(name: str) -> Callable[[_Work], None]:
    def change(work: _Work) -> None:
        parsed = page.parsed(work.text())
        same = page.written(parsed)
        page.PAGE_CHANGES[name](parsed, work.random)
        if (text := page.written(parsed)) != same:
            work.document = replace(work.document, content=text.encode(), charset="")

    return change


def _bytes(write: Callable[[Document, str], Document]) -> Callable[[_Work], None]:
    def change(work: _Work) -> None:
        work.document = write(work.document, work.text())

    return change


_ROUTES = (("docx",), ("pdf",), ("docx", "pdf"), ("odt", "docx"))


def _through_office(case: Case, random: Random) -> Made:
    """HTML → DOCX → PDF, as LibreOffice does it."""
    report = retold(case.subject)
    document = render_html(report, DIALECTS[case.number % len(DIALECTS)])
    steps = ["html"]
    for ending in _ROUTES[case.number % len(_ROUTES)]:
        document = office.converted(document, ending)
        steps.append(f"LibreOffice: {ending}")
    return Made((document,), tuple(steps))
