"""Chosen defects: each takes a report and gives it back with one thing wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from samples.report import Item, SampleReport


def change_cell(report: SampleReport, measure: str, by: int | Decimal = 1) -> SampleReport:
    """One figure of a table changed; prose and all other cells stay. KeyError if unknown."""
    figures = {**report.figures, measure: report.figures[measure] + by}
    return replace(report, figures=figures)


def write_cell(report: SampleReport, measure: str, text: str) -> SampleReport:
    """One cell written as `text`: a remark, a wrong unit, a damaged figure."""
    style = replace(report.style, overrides=(*report.style.overrides, (measure, text)))
    return replace(report, style=style)


def drop_section(report: SampleReport, key: str) -> SampleReport:
    """A section left out; those after it move up. KeyError if there is none."""
    gone = report.section(key)
    return replace(report, sections=tuple(s for s in report.sections if s is not gone))


def drop_table(report: SampleReport, key: str) -> SampleReport:
    """The heading stays, the table under it is gone."""
    table = Item("table", key)
    sections = tuple(
        replace(s, items=tuple(i for i in s.items if i != table)) for s in report.sections
    )
    return replace(report, sections=sections)


def rename_section(report: SampleReport, key: str, heading: str) -> SampleReport:
    """A section under another heading."""
    return _with_section(report, key, heading=heading)


def renumber_section(report: SampleReport, key: str, number: str) -> SampleReport:
    """A heading with a number that does not follow: 四 twice, or a gap."""
    return _with_section(report, key, number=number)


def rewrite_section(report: SampleReport, key: str, *paragraphs: str) -> SampleReport:
    """A section that says only this; its tables stay."""
    tables = tuple(item for item in report.section(key).items if item.kind == "table")
    items = (*(Item("paragraph", text) for text in paragraphs), *tables)
    return _with_section(report, key, items=items)


def without_fee_statement(report: SampleReport) -> SampleReport:
    """Section six says nothing of 信息处理费."""
    return rewrite_section(report, "other_matters", "本年度没有其他需要报告的事项。")


def without_problems(report: SampleReport) -> SampleReport:
    """The section on problems names none."""
    return rewrite_section(
        report,
        "problems",
        f"{report.year}年，{report.agency.self_name}的政府信息公开工作取得了一定成绩，"
        "但与上级的要求和群众的期盼相比还有一定差距。"
        f"{report.year + 1}年将继续做好政府信息公开工作。",
    )


def publish_on(report: SampleReport, day: date) -> SampleReport:
    """Published and signed on another day: late, or before the year was over."""
    return replace(report, published=day, signed=day if report.signed else None)


def wrong_year_in_text(report: SampleReport, key: str, year: int) -> SampleReport:
    """Another year left in the prose of one section, as when last year's text was reused."""
    items = tuple(
        replace(item, text=item.text.replace(str(report.year), str(year)))
        for item in report.section(key).items
    )
    return _with_section(report, key, items=items)


def replace_in_prose(report: SampleReport, old: str, new: str) -> SampleReport:
    """The first place where prose says `old` says `new`. ValueError if it is nowhere."""
    for section in report.sections:
        for at, item in enumerate(section.items):
            if item.kind != "table" and old in item.text:
                changed = replace(item, text=item.text.replace(old, new, 1))
                items = (*section.items[:at], changed, *section.items[at + 1 :])
                return _with_section(report, section.key, items=items)
    raise ValueError(f"the prose of {report.title} does not say {old!r}")


def _with_section(report: SampleReport, key: str, **changes: object) -> SampleReport:
    old = report.section(key)
    new = replace(old, **changes)  # type: ignore[arg-type]
    return replace(report, sections=tuple(new if s is old else s for s in report.sections))
