"""Which of the documents at hand belong to one report.

A page links to much: its own table, the whole report as a file, last year's, the report of
another body, the notice with the blank form. What names another year or another body is not
read into the report; what says nothing is; what its name and its content call differently is
left alone, and so is what might be missing because of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from report.agency import agency_of, name_in_title
from report.bodies import Body, is_short_for
from report.body_words import body_in
from report.closing import closing_of
from report.collection import parts_of
from report.model import Belonging, Document, Grid, Hints, Layout
from report.naming import report_name, squeezed
from report.numerals import year_of
from report.recognise import SET_ASIDE, not_a_report
from report.running import Paragraph
from report.title import Title, title_of
from report.year import year_of_report

_NO_HINTS = Hints()
_EXTENSION = re.compile(r"\.[A-Za-z]{2,5}$")
_LEAD = re.compile(r"^附[件表]?\d{0,2}[:：.、]?")
_YEAR = re.compile(
    r"(?<![\d号第〔\[(])(20\d\d|二[〇○ОO零][〇○ОO零一二三][〇○零一二三四五六七八九])(?=年(?!\d{1,2}月)|政府|政务|信息)"
)
_RANGE = re.compile(r"20\d\d年?(?:度)?[-—–~至到]+20\d\d")
_CAPTION = re.compile(r"公开|统计|年报|报告|年度")
_NO_CAPTION = re.compile(r"条例|修订|通知|办法|规定|号|月")
_CAPTION_LINES = 10
_LONGEST_CAPTION = 60
_PROSE = 5
_MADE_BY = re.compile(
    r"(?:填报|编制|报送|制表|填表|公开)(?:单位|机关|部门)(?:\([^()]{1,6}\))?[::]([^,。;:\s]{2,40})"
)
_AMENDED = re.compile(
    r"更正|[修订]正|勘误|修订|修改|(?<!城市)更新|重新|替换|新版|最新|第[二三四]版|[旧原](?:版|稿|件|文)"
    r"|[((][旧原新][))]|作废|废止|撤[回销]|失效|停用|初稿|草稿|送审|征求意见|(?<![a-z])(?:old|new|v\d)(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Whose:
    """What names a report: its title, the body in it, its year. Unknown parts name nothing."""

    title: str
    body: Body | None
    year: int | None


def belonging_of(
    number: int,
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    running: Sequence[Sequence[Paragraph]],
    report: Whose,
) -> Belonging:
    """What one of the documents is to the report."""
    layout, text = layouts[number], running[number]
    if len(parts_of(layout, text)) > 1:
        return Belonging("other", "the file holds the reports of several bodies", in_doubt=True)
    names = tuple(dict.fromkeys(_names(number, documents, layouts[0])))
    title = title_of(layout, text, _NO_HINTS, number)
    rejected = not_a_report(title, layout, text, (), None, number)
    if rejected and rejected.why in SET_ASIDE:
        return Belonging("other", rejected.why)
    found = _by_year(report, _years_within(layout, text, number), _years_named(names))
    if found.relation != "other":
        within = list(_bodies_within(layout, title, text))
        of_body = _by_body(report, within, _bodies_named(names))
        if of_body.relation == "other":
            found = of_body
        elif found.relation == of_body.relation == "own" or _is_name(report.title, names):
            found = Belonging("own")
        else:
            found = Belonging("silent")
    return _doubted(found, report, names, (title.text, layouts[0].page_title))


def _doubted(
    found: Belonging, report: Whose, names: Sequence[str], titles: Sequence[str]
) -> Belonging:
    years = _years_named(names)
    elsewhen = report.year is not None and bool(years) and report.year not in years
    amended = any(map(_AMENDED.search, (*names, *titles, report.title)))
    if found.relation != "other" and (elsewhen or amended):
        return replace(found, relation="doubtful")
    return found


def _by_year(report: Whose, within: set[int], named: set[int]) -> Belonging:
    if report.year is None or not within | named:
        return Belonging("silent")
    if within and report.year not in within:
        year = min(within)
        doubt = not named or report.year in named
        return Belonging("other", f"the file is of another year ({year})", doubt)
    if report.year not in within | named:
        return Belonging("other", f"the file is of another year ({min(named)})", in_doubt=True)
    return Belonging("own")


def _by_body(report: Whose, within: list[Body], named: list[Body]) -> Belonging:
    if report.body is None or not within + named:
        return Belonging("silent")
    own = report.body
    if within and not any(_may_be(own, other) for other in within):
        doubt = not named or any(_may_be(own, other) for other in named)
        return Belonging("other", f"the file is of another body ({within[0].name})", doubt)
    if not any(_may_be(own, other) for other in within + named):
        return Belonging("other", f"the file is of another body ({named[0].name})", in_doubt=True)
    same = any(own.core == other.core and _regions_fit(own, other) for other in within + named)
    return Belonging("own" if same else "silent")


def _may_be(own: Body, other: Body) -> bool:
    """The same body, abbreviated, or the office that writes for it."""
    if own.core == other.core:
        return _regions_fit(own, other)
    a, b = _without_office(own.core), _without_office(other.core)
    return a == b or is_short_for(a, b) or is_short_for(b, a)


def _regions_fit(own: Body, other: Body) -> bool:
    shorter, longer = sorted((own.region, other.region), key=len)
    return shorter in longer


def _without_office(core: str) -> str:
    return core.removesuffix("办公室").removesuffix("办公厅") or core


def _names(number: int, documents: Sequence[Document], page: Layout) -> Iterator[str]:
    """What the file is called: by itself, and by the page's links to it."""
    own = documents[number]
    yield _bare(own.name)
    file = own.name if not own.url else ""
    for link in page.links:
        href = unquote(link.href)
        if own.url:
            leads = urljoin(documents[0].url, link.href) == own.url
        else:
            leads = PurePosixPath(urlsplit(href).path).name == file
        if leads:
            yield _bare(link.text)


def _bare(name: str) -> str:
    return _EXTENSION.sub("", squeezed(unquote(name).strip()))


def _is_name(title: str, names: Sequence[str]) -> bool:
    """The file bears the report's own name."""
    return bool(title) and any(squeezed(title).strip("《》") == _LEAD.sub("", n) for n in names)


def _years_named(names: Sequence[str]) -> set[int]:
    return {year for name in names if not _RANGE.search(name) for year in _years(name)}


def _years(text: str) -> Iterator[int]:
    for match in _YEAR.finditer(text):
        if year := year_of(match[1]):
            yield year


def _years_within(layout: Layout, text: Sequence[Paragraph], number: int) -> set[int]:
    """Of its title and statistics period; else of the captions above its tables."""
    title = title_of(layout, text, _NO_HINTS, number)
    read = year_of_report(title, [], text, ())
    if read.year is not None:
        others = {year for e in read.conflicts for year in _years(squeezed(e.quote))}
        return {read.year} | others
    captions = (squeezed(words) for words in _captions(layout))
    return {
        year
        for caption in captions
        if _CAPTION.search(caption) and not _NO_CAPTION.search(caption)
        if not _RANGE.search(caption)
        for year in _years(caption)
    }


def _captions(layout: Layout) -> Iterator[str]:
    """Short lines and cells at the top, where a table says what it is."""
    yield layout.page_title
    seen = 0
    for block in layout.blocks:
        rows = block.rows[:3] if isinstance(block, Grid) else ((block,),)
        for row in rows:
            for piece in row:
                if len(piece.text) <= _LONGEST_CAPTION:
                    yield piece.text
            seen += 1
        if seen >= _CAPTION_LINES:
            return


def _bodies_within(layout: Layout, title: Title, text: Sequence[Paragraph]) -> Iterator[Body]:
    """Of its title, of the line that says who filled in the table; else of its prose."""
    found = [name_in_title(title.text)] if title.text else []
    for words in _captions(layout):
        found += [body_in(match[1]) for match in _MADE_BY.finditer(squeezed(words))]
    if not any(found) and len(text) >= _PROSE:
        agency = agency_of(title, layout, text, closing_of(text).sign_off, _NO_HINTS).agency
        found.append(body_in(agency.name))
    yield from filter(None, found)


def _bodies_named(names: Sequence[str]) -> list[Body]:
    bare = (_LEAD.sub("", name) for name in names)
    found = (name_in_title(name) for name in bare if report_name.search(name))
    return [body for body in found if body is not None]
