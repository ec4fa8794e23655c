"""The law as data: instruments, when they were in force, and what each place says in short.

A rule cites an instrument by its id and a place in it (an article, a table). Unknown
citations are refused with the nearest that exist, so that no rule can rest on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from report.numerals import ordinal_of
from rules.model import Citation, Text

Footing = Literal["seen", "known", "held"]
"""`seen`: read in a copy of the instrument; `known`: certain; `held`: commonly held only."""

_QUOTES = frozenset("“”‘’\"'「」『』")


class UnknownCitationError(LookupError):
    """A rule cites an instrument, or a place in one, that the law file does not have."""


def _unquoted(text: Text) -> Text:
    if _QUOTES & set(text.zh) or {"“", "”", '"'} & set(text.en):
        raise ValueError("quotation marks are kept for the words of reports, a gist has none")
    return text


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(_Strict):
    """One article or table: its gist in our own words, and how well it is known."""

    zh: str
    en: str
    footing: Footing

    @property
    def gist(self) -> Text:
        return Text(self.zh, self.en)

    @model_validator(mode="after")
    def _own_words(self) -> Passage:
        _unquoted(self.gist)
        return self


class Instrument(_Strict):
    """One act: its title, the days it was made and came into force, and what replaced it."""

    id: str
    title: Text
    short: Annotated[Text, AfterValidator(_unquoted)]
    made: date
    in_force: date
    replaced_by: str | None
    replaced_on: date | None = None
    footing: Footing
    places: Mapping[str, Passage] = Field(min_length=1)

    def in_force_on(self, day: date) -> bool:
        return self.in_force <= day and (self.replaced_on is None or day < self.replaced_on)


class _LawFile(_Strict):
    instruments: tuple[Instrument, ...]

    @model_validator(mode="after")
    def _closed(self) -> _LawFile:
        ids = [i.id for i in self.instruments]
        if twice := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"instruments stand twice: {sorted(twice)}")
        for one in self.instruments:
            if one.replaced_by is not None and one.replaced_by not in ids:
                raise ValueError(f"{one.id} is replaced by {one.replaced_by}, which is not here")
            if (one.replaced_by is None) != (one.replaced_on is None):
                raise ValueError(f"{one.id}: replaced_by and replaced_on go together")
        return self


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation looked up: what to print, and the gist that goes with it."""

    instrument: Instrument
    at: str
    passage: Passage

    @property
    def words(self) -> Text:
        """《政府信息公开条例》（2019年修订）第四十九条第一款."""
        return Text(
            f"{self.instrument.short.zh}{self.at}",
            f"{self.instrument.short.en}, {place_in_english(self.at)}",
        )


_ARTICLE = re.compile(
    r"第([一二三四五六七八九十]+)条(?:第([一二三四五六七八九十]+)款)?(?:第（(.+?)）项)?"
)
_PLACES = {
    "停征": "charges ended",
    "内容保障": "content",
    "发文字号": "document numbers",
    "年报栏目": "column of annual reports",
    "收费情况报告": "report on charges",
    "收费标准": "rates",
    "明确责任": "accountability",
    "标号": "paired marks",
    "格式": "the form",
    "格式一": "the form, part 1",
    "格式一监督保障": "the form, part 1, supervision",
    "格式二": "the form, part 2",
    "格式三": "the form, part 3",
    "格式四": "the form, part 4",
    "格式五": "the form, part 5",
    "格式六": "the form, part 6",
    "概数": "approximate numbers",
    "点号": "points",
    "结构层次序数": "numbering of levels",
    "统计表": "statistics table",
    "统计表公布": "publication of the statistics table",
    "网页标签规范": "tags of pages",
    "表二": "table 2",
    "表三": "table 3",
    "表三表注": "note to table 3",
    "表四": "table 4",
    "规章制定权": "power to make rules",
    **{
        f"统计表第{n}部分": f"statistics table, part {no}"
        for no, n in enumerate("一二三四五六七八九", 1)
    },
}


def place_in_english(at: str) -> str:
    """第三十二条第（五）项: Article 32(5); a place in a notice by its name in English; as it is
    where there is none."""
    if match := _ARTICLE.fullmatch(at):
        article, paragraph, item = (ordinal_of(part) if part else None for part in match.groups())
        told = f"Article {article}" + (f", paragraph {paragraph}" if paragraph else "")
        return told + (f"({item})" if item else "")
    return _PLACES.get(at, at)


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by id, in the order of the file."""
    raw = (files("rules") / "law.yaml").read_text(encoding="utf-8")
    loaded = _LawFile.model_validate(yaml.load(raw, Loader=_loader()))  # noqa: S506
    return {one.id: one for one in loaded.instruments}


def cite(instrument: str, at: str) -> Cited:
    """Look a citation up; raises UnknownCitationError that names the nearest valid one."""
    known = instruments()
    if instrument not in known:
        raise UnknownCitationError(f"no instrument {instrument!r}{_nearest(instrument, known)}")
    found = known[instrument]
    if at not in found.places:
        raise UnknownCitationError(f"{instrument} has no {at!r}{_nearest(at, found.places)}")
    return Cited(found, at, found.places[at])


@cache
def cites_of_year(cites: tuple[Citation, ...], year: int) -> tuple[Citation, ...]:
    """Those in force on the last day for the report on `year`: 31 March of the next.

    Both texts of the Regulations set that day for governments, and every change of text or
    form so far fell between two such days. Instruments that the law file does not have (local
    notices) stay; so do all where none was in force, or where the year is not known (0).
    """
    if year == 0 or len(cites) < 2:
        return cites
    day, law = date(year + 1, 3, 31), instruments()
    kept = (c for c in cites if c.instrument not in law or law[c.instrument].in_force_on(day))
    return tuple(kept) or cites


def check_citations(citations: Iterable[Citation]) -> None:
    """Raise UnknownCitationError at the first citation that does not exist."""
    for one in citations:
        cite(one.instrument, one.at)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    close = get_close_matches(name, list(known), n=3, cutoff=0.3)
    return f"; nearest: {', '.join(close)}" if close else f"; known: {', '.join(known)}"


def _loader() -> type[yaml.SafeLoader]:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
