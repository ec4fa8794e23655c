"""What a report is, once read: the vocabulary that every other room shares.

Everything here is a frozen value. Texts come twice: *raw*, the report's own
words, for quotes; and *text*, normalised (NFKC, simplified script, no
zero-width characters, single spaces), for matching. Only raw is ever shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

AgencyKind = Literal[
    "government",
    "department",
    "township_government",
    "subdistrict_office",
    "institution",
    "development_zone",
    "vertical",
    "state_council_department",
]
AgencyLevel = Literal["central", "province", "prefecture", "county", "township"]
FormId = str
"""`statistics-2014`, `annual-2019`, `annual-2021`: the id of a file in `forms/`."""

CellState = Literal["written", "blank", "unread"]


@dataclass(frozen=True)
class Document:
    """One captured file: its bytes and what was told about them when they came."""

    content: bytes
    name: str
    """File name, or the last part of the address."""
    media_type: str = ""
    """As declared by the server; empty: to be found out from the bytes."""
    charset: str = ""
    """As declared by the server, outside the document."""
    url: str = ""
    role: Literal["page", "attachment"] = "page"

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known from outside the documents: weighed, never trusted over the text."""

    agency_name: str = ""
    """The roster's name of the agency, when the portal's list tells whose report it is."""
    agency_kind: AgencyKind | None = None
    agency_level: AgencyLevel | None = None
    list_title: str = ""
    listed_on: date | None = None
    site_name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, so that a reader can put a finger on it."""

    line: int
    """1-based line: of the file itself for plain text, of the extracted text otherwise."""
    document: int = 0
    """Index into the documents given to `read`."""
    table: int | None = None
    """1-based number of the table within its document."""
    row: int | None = None
    column: int | None = None
    """1-based row and column of the cell in that table, as printed."""
    label: str = ""
    """The same in words: 表三 · 一、本年新收政府信息公开申请数量 · 自然人."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The report's exact words (raw) and where they stand."""

    quote: str
    where: Place


# ---------------------------------------------------------------- layout


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or line of running text."""

    no: int
    raw: str
    text: str
    tag: str = ""
    """`h1`…`h6`, `p`, `li`, … as the source marks it; empty for plain text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it starts in the source: spans are told, never copied into neighbours."""

    raw: str
    text: str
    line: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of the cells that start in each, in order. Ragged if the source is."""

    no: int
    """1-based among the tables of the document."""
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    """False when rows were inferred from text (pipes, one cell a line): empty cells at
    the end of a row may then be artefacts of the extraction."""


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str
    line: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader of one format gives: the content of one document in reading order."""

    blocks: tuple[Block, ...]
    media_type: str
    charset: str = ""
    traditional: bool = False
    """The source is in Traditional script; `text` is simplified."""
    page_title: str = ""
    """`<title>` or the document properties' title."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """Names lower-cased (国办发〔2017〕47号: articletitle, pubdate, contentsource …)."""
    links: tuple[Link, ...] = ()
    dropped: tuple[Line, ...] = ()
    """Lines taken for page chrome (navigation, print, QR, view counts); kept to be shown
    and to be searched for dates (发布日期：…), never read as the report's words."""
    cut: str = ""
    """Why the capture seems incomplete (ends inside a sentence or a table, […]); empty if not."""
    open_end: bool = False
    """Nothing closes its last word (a line end, a bar, a tag): a figure there may go on."""
    pictures: int = 0
    """Pictures in the content of the document; with hardly any text: published as a picture."""


# ---------------------------------------------------------------- what is read out of it


@dataclass(frozen=True, slots=True)
class DayRange:
    """A closed interval of civil days (Asia/Shanghai) and what it rests on."""

    first: date
    last: date
    source: str
    """`meta`, `info_box`, `visible`, `list`, `path`, `sign_off`, in this order of trust.

    `path` (the day in a 大汉 address, art/2022/1/14) is often the day of an import: it can show
    a report to be in time, never to be late."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    name: str
    """As the document says it; empty if it does not."""
    kind: AgencyKind | None = None
    level: AgencyLevel | None = None
    region: str = ""
    """The place part of the name as written: 北京市东城区."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered (or plainly marked) heading; rows of tables are never headings."""

    index: int
    """Own position in `Report.outline`."""
    parent: int | None
    level: int
    """1 for 一、; 2 for （一）; 3 for 1.; as nested in this report."""
    number: str
    """As printed, normalised: 一、 （五） 3. ; empty for an unnumbered heading."""
    ordinal: int | None
    title: str
    """Normalised text without number; a run-in heading ends at its first full stop."""
    where: Place
    last_line: int
    """The last line of its section, sub-sections included."""
    key: str | None = None
    """The form's section it answers to (`overview`, `proactive`, `requests`, `disputes`,
    `problems`, `other_matters`), or None."""
    run_in: bool = False
    """The section's text goes on in the heading's own line."""
    raw: str = ""
    """Number and title as the document has them."""

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.raw or self.number + self.title, self.where)


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment that the document names (附件：…) or links to."""

    name: str
    url: str
    """Empty when the capture has lost the link."""
    read: bool
    """One of the documents given to `read` is it, and all of that could be read."""
    where: Place
    is_report: bool = False
    """Bears the report's own name: another rendering of the same report."""
    is_table: bool = False
    """Named as 统计表, 附表, 情况表."""
    why: str = ""
    """Why it was not read (whole), when its bytes are at hand; `read` is then false."""
    document: int | None = None
    """Index of the document given to `read` that is it; None where none is."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of an official table, named as in the public list of measures."""

    name: str
    state: CellState
    value: Decimal | None
    raw: str
    where: Place
    unit: str = ""
    """As the form has it, or as written in the cell when it differs."""
    remark: str = ""
    """What stands in the cell beside the figure: （其中修订16件）."""
    why: str = ""
    """For `unread`: what hindered the reading."""


@dataclass(frozen=True, slots=True)
class TableRead:
    """An official table (or block of one) that was recognised."""

    key: str
    """The form's table: `proactive` (表二), `requests` (表三), `disputes` (表四), `statistics`."""
    form: FormId
    where: Place
    whole: bool
    """Every row of the form was found."""
    missing_rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printing:
    """An official table once more: in another document, or again in the same."""

    key: str
    form: FormId
    where: Place
    whole: bool
    """Every row of the form was found."""
    measures: Mapping[str, Measure]
    """Its own figures; never mixed with those of the printing that counts."""


Relation = Literal["own", "silent", "doubtful", "other"]


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a document at hand is to the report."""

    relation: Relation
    """`own`: names this body and year; `silent`: says nothing else; `doubtful`: is named after
    another year, or it or what it stands beside is said to be a corrected or superseded
    version: its tables are read only where no other document has them; `other`: of another
    body or year, or a form or notice: nothing of it is read into this report."""
    why: str = ""
    """For `other`: what it is instead."""
    in_doubt: bool = False
    """For `other`: its name and its content do not agree on that."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text and the section it stands in.

    A paragraph is one passage; where headings run in, each section's share of the
    paragraph is one. Headings, tables, page chrome, attachment lists and the sign-off
    are in none.
    """

    raw: str
    text: str
    """Normalised; wrapped lines of one paragraph joined."""
    where: Place
    heading: int | None = None
    """Index in `Report.outline` of the innermost heading above; None: before the first."""


StatementScope = Literal["own", "wider", "part", "cumulative"]


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a list of parts: 工作动态类203条."""

    label: str
    value: Decimal
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure claimed in prose, with its sentence."""

    sentence: str
    """Normalised."""
    subject: str
    """The words the figure is about: 新收政府信息公开申请."""
    value: Decimal
    unit: str
    approximate: bool
    where: Evidence
    measure: str | None = None
    """Only when the words leave no doubt; never approximate, always with scope `own`, or
    `wider` where a government counts all that it governs (全县各级行政机关共收到)."""
    sum_of: tuple[str, ...] = ()
    """Measures whose sum the words state, when it is more than one: 不予公开 8 件 is the sum
    of the eight rows of refusals; 未发生行政诉讼 (value 0) the sum of the two totals;
    均办结 is 0 carried forward; 均为自然人 is 0 from all others. `measure` is then None."""
    scope: StatementScope = "own"
    """`wider` 全市, 各部门; `part` 其中, 区政府本级, one department; `cumulative` 累计, 历年."""
    negated: bool = False
    """Said as an absence (未收到, 无, 均已办结), value 0."""
    parts: tuple[Part, ...] = ()
    """What the figure is said to be made of, in the words that follow it."""
    closed: bool = False
    """The list of parts claims to be whole (分别为, 其余, 其他) and does not end in 等."""
    percent: Decimal | None = None
    """占…的p%: `value` is said to be this share of `base`; decimals as printed."""
    growth: Decimal | None = None
    """较上年增长p% (negative: 下降): `value` against `base`, the figure of the year before."""
    base: Decimal | None = None
    """The other figure of `percent` or `growth`, when the words give it."""
    heading: int | None = None
    """Index in `Report.outline` of the section it stands in."""


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A heading, row, column or table that no form knows: kept and counted, never judged."""

    what: Literal["heading", "row", "column", "table"]
    text: str
    where: Place


@dataclass(frozen=True, slots=True)
class Report:
    """A read report: one agency's, for one reporting year, from one or more documents."""

    title: str
    agency: Agency
    reporting_year: int | None
    """统计年度: from title and statistics period, never from a date of posting."""
    year_evidence: tuple[Evidence, ...]
    published: DayRange | None
    signed: DayRange | None
    """The sign-off date (落款), also when another source ranks above it."""
    form: FormId | None
    """Of the tables found; without tables, the one in force for the reporting year."""
    layouts: tuple[Layout, ...]
    """One for each document, same order."""
    outline: tuple[Heading, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    tables: tuple[TableRead, ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()
    cut: str = ""
    """Why the capture seems incomplete; empty if it seems whole."""
    title_evidence: Evidence | None = None
    body: int = 0
    """Index of the document whose running text is read as the report's: the page, or the
    attachment when the page is only a cover for it. `outline` and `passages` are of it."""
    passages: tuple[Passage, ...] = ()
    """The body's running text in order, each piece under its heading."""
    printings: tuple[Printing, ...] = ()
    """The tables of `tables` once more, where a document repeats them. `measures` are those
    of the body's printing, unless an attachment's is fuller."""
    belongings: tuple[Belonging, ...] = ()
    """One for each document, same order; empty for a report of one document."""
    table_lines: frozenset[tuple[int, int]] = frozenset()
    """(document, line) of lines that belong to tables, whatever they look like."""
    year_conflicts: tuple[Evidence, ...] = ()
    """Words of the title or the statistics period that name another year."""
    agency_conflicts: tuple[Evidence, ...] = ()
    """Words that name another body as the reporting one, where two were possible."""
    site: str = ""
    """The website's name as the page gives it; a portal, not always the agency."""

    @property
    def disagreements(self) -> tuple[tuple[Measure, Measure], ...]:
        """Written figures that two printings of the same table state differently (page and
        attachment, or twice in one document): the one in `measures`, and the other."""
        return tuple(
            (own, other)
            for printing in self.printings
            for name, other in printing.measures.items()
            if (own := self.measures.get(name)) is not None
            and own.state == other.state == "written"
            and own.value != other.value
        )

    def lines(self) -> tuple[Line, ...]:
        """The running text of the body document, without its tables."""
        return tuple(
            b
            for b in self.layouts[self.body].blocks
            if isinstance(b, Line) and (self.body, b.no) not in self.table_lines
        )

    def under(self, heading: Heading) -> tuple[Passage, ...]:
        """The passages of a section, sub-sections included, in order."""
        inside = {heading.index}
        for other in self.outline[heading.index + 1 :]:
            if other.parent in inside:
                inside.add(other.index)
        return tuple(p for p in self.passages if p.heading in inside)

    def unread_attachments(self) -> tuple[Attachment, ...]:
        return tuple(a for a in self.attachments if not a.read)


@dataclass(frozen=True, slots=True)
class NotAReport:
    """The document could be read and is something else (a notice, a list, a budget)."""

    why: str
    evidence: Evidence | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The bytes could not be read; `advice` says what a person can do about it."""

    why: str
    advice: str = ""


ReadResult = Report | NotAReport | Unreadable
