"""Kinds: sections, headings and tables are missing, empty, doubled or wrongly numbered."""

from __future__ import annotations

from audit.mutations import sections
from audit.mutations.model import Kind

_WEAK = "成绩与上级要求和群众期盼相比还有一定差距。{next}年将继续做好政府信息公开工作，再上新台阶。"

KINDS: tuple[Kind, ...] = (
    Kind(
        "section of prose removed", "finding",
        ("T19-section-*", "T21-section-*", "A32-*", "declared-*", "T21-6a", "T*-government"),
        "One of the six that stands without a table; its content is nowhere else.",
        sections.removed("problems"),
    ),
    Kind(
        "section with its table removed", "finding",
        ("T19-part-*", "T19-table-*", "T19-section-*", "T21-part-*", "T21-table-*",
         "T21-section-*"),
        "Neither heading nor table; what the overview tells does not replace them.",
        sections.removed("proactive", "requests", "disputes"),
    ),
    Kind(
        "section on problems removed (2007 text)", "finding", ("A32-5",),
        "No table tells it.", sections.removed("problems", forms=("statistics-2014",)),
    ),
    Kind(
        "table removed", "finding", ("T19-table-*", "T21-table-*"),
        "The heading stands, its table does not, and no attachment may hold it.",
        sections.table_removed,
    ),
    Kind(
        "statistics table removed", "open", ("T14-table",),
        "Prose that tells the figures replaces the table.", sections.statistics_removed,
    ),
    Kind(
        "heading removed", "finding", ("heading-numbers-gap", "T*-section-*", "T*-part-*"),
        "Inside the sequence, the numbers stay: one is skipped.", sections.heading_removed, 2,
    ),
    Kind(
        "section emptied", "finding",
        ("T19-section-*", "T21-section-*", "T19-overview-empty", "T21-overview-empty",
         "problems-named*", "T21-6a", "T19-government", "T21-government"),
        "A heading with nothing under it.",
        sections.emptied("overview", "problems", "other_matters"),
    ),
    Kind(
        "section printed twice", "open", ("heading-numbers-*",),
        "The same words twice may be the page's doing: it is the same heading.", sections.doubled,
    ),
    Kind(
        "sections exchanged", "finding", ("T19-section-order", "T21-section-order"),
        "The form's order; told as a remark only.", sections.exchanged,
    ),
    Kind(
        "heading number repeated", "finding", ("heading-numbers-*",), "Two of a number.",
        sections.renumbered_twice,
    ),
    Kind(
        "heading number skipped", "finding", ("heading-numbers-gap",), "A number is missing.",
        sections.renumbered_gap,
    ),
    Kind(
        "fee statement removed", "finding", ("T21-6a",),
        "From FY2021; where nothing else in the report speaks of fees.",
        sections.rewritten(
            "other_matters", "本年度没有其他需要报告的事项。", ("annual-2021",), "费"
        ), once=True,
    ),
    Kind(
        "problems emptied of problems", "finding", ("problems-named", "problems-named-2007"),
        "Only general words and plans.",
        sections.rewritten("problems", "全年工作取得了一定" + _WEAK,
                           ("statistics-2014", *sections.ANNUAL)), once=True,
    ),
    Kind(
        "government extras removed", "finding", ("T19-government", "T21-government"),
        "Governments of every level tell assessment, review and accountability.",
        sections.without_words("考核", "评议", "评价", "评估", "追责", "追究", "问责", "满意度",
                               "监督", "回访", "问卷", "征求", "考评", "测评", "绩效"), once=True,
    ),
)  # fmt: skip
