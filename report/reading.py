"""Documents in, a Report out: the room's one corridor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.agency import agency_of, name_in_title
from report.attachments import attachments_of, nameless, together
from report.belonging import Whose, belonging_of
from report.body import ENOUGH_SECTIONS, body_of_several, sections_in
from report.body_words import body_in
from report.closing import Closing, closing_of
from report.collection import parts_of
from report.cut import cut_of
from report.forms import form_for_year
from report.joining import joined_tables
from report.model import (
    Belonging,
    Document,
    Grid,
    Hints,
    Layout,
    NotAReport,
    ReadResult,
    Report,
    Unreadable,
    Unrecognised,
)
from report.outline import Outlined, outline_of
from report.published import opening_of, published_of, signed_of
from report.readers import layout_of
from report.recognise import not_a_report
from report.running import Paragraph, paragraphs
from report.statements import Setting, statements_of
from report.title import is_title, other_names, title_of
from report.year import prose_of_the_year, year_of_report

_HARDLY_A_WORD = 20
_NO_HINTS = Hints()


def read(
    documents: Sequence[Document], hints: Hints = _NO_HINTS, *, libreoffice: str = ""
) -> list[ReadResult]:
    """Reads one report from its page and the attachments at hand.

    `documents[0]` is the page (or the only file); the rest are attachments it names.
    `libreoffice`: path of the program that may convert old Word files; none if empty.
    Gives one result, the Report or why there is none; a collection (汇编) gives one for each
    report in it. Raises nothing for any content.
    """
    if not documents:
        return []
    layouts = [layout_of(document, libreoffice) for document in documents]
    unreadable = [layout for layout in layouts if isinstance(layout, Unreadable)]
    if len(unreadable) == len(layouts):
        return [unreadable[0]]
    readable = [
        layout if isinstance(layout, Layout) else Layout((), "", cut=layout.why)
        for layout in layouts
    ]
    unsorted = [paragraphs(layout, i, ()) for i, layout in enumerate(readable)]
    if collected := _collected(readable, unsorted):
        at, parts = collected
        site = Hints(site_name=hints.site_name)
        if at == 0:
            return [_read(documents, [part], site) for part in parts]
        pair = (documents[0], documents[at])
        return [_read(pair, [readable[0], part], site, covered=True) for part in parts]
    return [_read(documents, readable, hints, unsorted)]


def _collected(
    layouts: Sequence[Layout], running: Sequence[Sequence[Paragraph]]
) -> tuple[int, list[Layout]] | None:
    """The single reports of a collection, alone or behind a page that only covers for it."""
    if len(layouts) > 1 and sections_in(running[0]) >= ENOUGH_SECTIONS:
        return None
    for number in range(len(layouts) > 1, len(layouts)):
        parts = parts_of(layouts[number], running[number])
        if len(parts) > 1:
            return number, parts
    return None


def _read(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    hints: Hints,
    unsorted: Sequence[Sequence[Paragraph]] = (),
    covered: bool = False,
) -> ReadResult:
    """`unsorted`: the running text of the documents, tables and all, where it is known.
    `covered`: the first document is only the cover of a collection, and names others too."""
    unsorted = unsorted or [paragraphs(layout, i, ()) for i, layout in enumerate(layouts)]
    suited = [] if covered else _suited(documents, layouts, unsorted)
    guessed = body_of_several(unsorted, suited)
    guess = _first_guess(layouts, unsorted, hints, guessed)
    belongings = _belongings(documents, layouts, unsorted, guess, guessed)
    tables = joined_tables(layouts, belongings, guess.year, guessed)
    running = [
        paragraphs(layout, i, tables.consumed, [line for at, line in tables.titles if at == i])
        for i, layout in enumerate(layouts)
    ]
    body = body_of_several(running, suited)
    layout, text = layouts[body], running[body]
    title = title_of(layout, text, hints, body)
    if body and not title.text:
        title = title_of(layouts[0], running[0], hints)
    closing = closing_of(text)
    outlined = outline_of(text[: closing.first], _last_line(layout, text, closing))
    other_titles = [name for _, name in other_names(layouts[0], hints)]
    if body != 0 and (cover := title_of(layouts[0], running[0], hints)).text:
        other_titles.append(cover.text)
    year = year_of_report(
        title, other_titles, text, prose_of_the_year(outlined.passages, outlined.headings)
    )
    if rejected := not_a_report(title, layout, text, outlined.headings, tables.form, body):
        return NotAReport(rejected.why, rejected.evidence, title.text)
    form = tables.form or (form_for_year(year.year) if year.year else None)
    agency = agency_of(title, layouts[0], text, closing.sign_off or text[-1:], hints)
    signed = signed_of(closing.sign_off, opening_of(text))
    hindered = [
        _hindrance(layout) or (belonging.why if belonging.in_doubt else "")
        for layout, belonging in zip(layouts, belongings, strict=True)
    ]
    attachments = together(
        attachments_of(
            documents,
            layouts[i],
            running[i],
            closing_of(running[i]).attachments,
            tables.consumed,
            title.text,
            hindered,
            i,
        )
        for i in sorted({0, body})
    )
    return Report(
        title=title.text,
        agency=agency.agency,
        reporting_year=year.year,
        year_evidence=year.evidence,
        published=published_of(documents[0], layouts[0], hints, signed),
        signed=signed,
        form=form,
        layouts=tuple(layouts),
        outline=outlined.headings,
        attachments=(
            *attachments,
            *nameless(documents, hindered, attachments),
        ),
        tables=tables.tables,
        measures=tables.measures,
        statements=statements_of(
            outlined,
            Setting(
                agency=agency.agency,
                form=form,
                year=year.year,
                otherwise_in_one="outcome.otherwise.all.total" in tables.measures,
            ),
        ),
        unrecognised=(*tables.unrecognised, *_unknown_headings(outlined)),
        cut=cut_of(layout, tables.cut, tables.tables, form, text, closing, outlined.headings),
        title_evidence=title.evidence,
        body=body,
        passages=outlined.passages,
        table_lines=tables.consumed,
        printings=tables.printings,
        belongings=belongings if len(belongings) > 1 else (),
        year_conflicts=year.conflicts,
        agency_conflicts=agency.conflicts,
        site=hints.site_name or layouts[0].meta.get("sitename", ""),
    )


def _hindrance(layout: Layout) -> str:
    """Why not all of a document could be read; empty if it could."""
    if layout.pictures and sum(len(words) for words in _words(layout)) < _HARDLY_A_WORD:
        return layout.cut or "the file is a picture; its words cannot be read"
    return layout.cut


def _words(layout: Layout) -> Iterator[str]:
    for block in layout.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row)
        else:
            yield block.text


def _first_guess(
    layouts: Sequence[Layout], running: Sequence[Sequence[Paragraph]], hints: Hints, body: int
) -> Whose:
    """Whose report it is and of which year, before the tables are known: the year decides
    between forms that look alike, and both tell which documents belong to it."""
    title = title_of(layouts[body], running[body], hints, body)
    others = [name for _, name in other_names(layouts[0], hints)]
    year = year_of_report(title, others, running[body], (p.text for p in running[body])).year
    if len(layouts) == 1:
        return Whose(title.text, None, year)
    agency = agency_of(title, layouts[0], running[body], (), hints).agency
    return Whose(title.text, body_in(agency.name), year)


def _suited(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    running: Sequence[Sequence[Paragraph]],
) -> list[bool]:
    """Which documents the page's own words may speak of, where it may only cover for one."""
    if len(layouts) == 1 or sections_in(running[0]) >= ENOUGH_SECTIONS:
        return []
    # Its own words only: lists name reports by the year they were put up, sites by their owner.
    text = running[0]
    title = title_of(layouts[0], text, Hints())
    others = [name for _, name in other_names(layouts[0], Hints()) if is_title(name)]
    year = year_of_report(title, others, text, (p.text for p in text)).year
    agency = agency_of(title, Layout((), ""), text, closing_of(text).sign_off, Hints()).agency
    named = [name_in_title(name) for name in others]
    body = body_in(agency.name) or next(filter(None, named), None)
    page = Whose(title.text or next(iter(others), ""), body, year)
    return [
        number == 0 or belonging_of(number, documents, layouts, running, page).relation != "other"
        for number in range(len(layouts))
    ]


def _belongings(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    running: Sequence[Sequence[Paragraph]],
    report: Whose,
    body: int,
) -> tuple[Belonging, ...]:
    return tuple(
        Belonging("own")
        if number in (0, body)
        else belonging_of(number, documents, layouts, running, report)
        for number in range(len(layouts))
    )


def _last_line(layout: Layout, text: Sequence[Paragraph], closing: Closing) -> int:
    """The last line of the report proper: before its close, or the last there is."""
    if closing.first < len(text):
        return max(text[closing.first].line - 1, 1)
    lines = [
        block.no if not hasattr(block, "rows") else block.rows[-1][-1].line
        for block in layout.blocks[-1:]
        if not hasattr(block, "rows") or (block.rows and block.rows[-1])
    ]
    return max([*lines, *(p.last_line for p in text[-1:])], default=1)


def _unknown_headings(outlined: Outlined) -> tuple[Unrecognised, ...]:
    """Headings of the first level that answer to no section of any form."""
    return tuple(
        Unrecognised("heading", f"{h.number}{h.title}", h.where)
        for h in outlined.headings
        if h.level == 1 and h.key is None and h.title
    )
