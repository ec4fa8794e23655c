"""Reports around a paragraph: everything else in them is correct and tells no figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from samples.agencies import SampleAgency
from samples.make import make_report
from samples.report import Item, SampleReport, Section

_SILENT = {
    "overview": "本机关认真贯彻《条例》，完善工作机制，工作有序开展。",
    "proactive": "围绕群众关切，通过政府网站、公开栏等渠道主动公开政府信息，内容包括机构职能、"
    "办事指南、财政信息和工作动态。",
    "requests": "依法办理政府信息公开申请，畅通受理渠道，规范答复文书，办理情况见附表。",
    "fees": "办理政府信息公开申请没有收取费用。",
    "disputes": "因政府信息公开申请行政复议、提起行政诉讼的情况见附表。",
}
_EXTRA = "开展年度工作考核和社会评议，考核、评议结果作为评先评优的参考；本年度无责任追究情况。"


def report_around(
    agency: SampleAgency, year: int, figures: Mapping[str, Decimal], texts: Mapping[str, str]
) -> SampleReport:
    """A report of those figures in which the sections named say this and the others nothing."""
    report = make_report(agency, year, seed=year)
    said = {**(_SILENT if year <= 2018 else {"overview": _SILENT["overview"]}), **texts}
    sections = tuple(
        _saying(s, said[s.key], agency) if s.key in said else s for s in report.sections
    )
    return replace(report, figures=dict(figures), sections=sections)


def _saying(section: Section, text: str, agency: SampleAgency) -> Section:
    paragraphs = [line for line in text.splitlines() if line.strip()]
    if section.key == "overview" and agency.kind in ("government", "township_government"):
        paragraphs.append(_EXTRA)
    tables = tuple(item for item in section.items if item.kind == "table")
    return replace(section, items=(*(Item("paragraph", p) for p in paragraphs), *tables))
