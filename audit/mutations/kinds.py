"""The list of mutations: what is expected of each, by which rules, and why; before any is run."""

from __future__ import annotations

from audit.mutations import cells, outside, prose, sections, words
from audit.mutations.model import Kind

_SUMS = (
    "T19-3a", "T19-3b", "T19-3c", "T19-3e*", "T19-4a", "T21-3a", "T21-3b", "T21-3c", "T21-3e*",
    "T21-4a", "T14-C1", "T14-D1", "T14-E*", "T14-DE", "T14-F", "T14-G*", "T14-J",
)  # fmt: skip
_AGREE = ("P-*",)
_ANNUAL = sections.ANNUAL
_EQUALITY = "in an equation of the form whose other cells are all written"
_NO_COUNT = "No count can be this."
_WEAK = "成绩与上级要求和群众期盼相比还有一定差距。{next}年将继续做好政府信息公开工作，再上新台阶。"

KINDS: tuple[Kind, ...] = (
    Kind(
        "cell: one more", "finding", _SUMS, f"A cell {_EQUALITY}.", cells.cell(cells.plus_one), 5
    ),
    Kind(
        "cell: one less", "finding", _SUMS, f"A cell {_EQUALITY}.", cells.cell(cells.minus_one), 4
    ),
    Kind(
        "cell: digits swapped", "finding", _SUMS, f"A cell {_EQUALITY}.",
        cells.cell(cells.swapped), 4,
    ),
    Kind(
        "cell: ten times", "finding", _SUMS, f"A cell {_EQUALITY}.", cells.cell(cells.times_ten), 4
    ),
    Kind(
        "total changed", "finding", _SUMS, f"A total {_EQUALITY}.",
        cells.cell(cells.plus_one, only=cells.is_total), 4,
    ),
    Kind(
        "cell: negative", "finding",
        ("T14-U", "T19-2-cells", "T19-3e", "T19-4-cells", "T21-2a", "T21-3e", "T21-4-cells"),
        _NO_COUNT, cells.cell(cells.negative), 1,
    ),
    Kind(
        "cell: fraction", "finding",
        ("T14-U", "T19-2-cells", "T19-3e", "T19-4-cells", "T21-2a", "T21-3e", "T21-4-cells"),
        _NO_COUNT, cells.cell(cells.fraction), 1,
    ),
    Kind(
        "cell that only prose repeats", "finding", _AGREE,
        "In no equation, but the prose states the same figure in words without doubt.",
        cells.cell(cells.minus_one, cells.linked), 3,
    ),
    Kind(
        "part above its whole", "finding",
        ("T14-A1", "T14-B1*", "T19-2a"), "其中 of more than the whole.",
        lambda s, r: (
            cells.to("disclosed.normative_documents", lambda f: str(f["disclosed.total"] + 7))(s, r)
            or cells.to(
                "normative_documents.newly_disclosed",
                lambda f: str(f["normative_documents.disclosed_total"] + 3),
            )(s, r)
        ),
    ),
    Kind(
        "in force below issued less repealed", "finding", ("T21-2c",),
        "Documents issued this year and not repealed are in force.",
        cells.to(
            "normative_documents.in_force",
            lambda f: (
                str(f["normative_documents.issued"] - f["normative_documents.repealed"] - 1)
                if f["normative_documents.issued"] - f["normative_documents.repealed"] >= 1
                else None
            ),
        ),
    ),
    Kind(
        "regulations of a body that makes none", "finding", ("T21-2d",),
        "Only bodies that the Legislation Law names have rule-making power.",
        lambda s, r: (
            None if s.report.agency.rule_making or not s.generated
            or s.report.agency.level in ("province", "central", "prefecture")
            else cells.to("regulations.issued", lambda f: "2", range(2021, 2099))(s, r)
        ),
    ),
    Kind(
        "fees in yuan", "finding", ("T21-2e",), "The column is in units of ten thousand yuan.",
        cells.to("fees.amount_wan", lambda f: "251000元", range(2021, 2099)),
    ),
    Kind(
        "prose figure that a table has", "finding", _AGREE,
        "The words leave no doubt which cell they speak of.",
        prose.figure(prose.agreeing, cells.plus_one, cells.times_ten, cells.swapped), 8,
    ),
    Kind(
        "part of a closed list", "finding", _AGREE, "The list claims to be whole and adds up.",
        prose.figure(prose.members, cells.plus_one, cells.minus_one, cells.times_ten), 2,
    ),
    Kind(
        "share", "finding", ("P-15*",), "The words give both figures; off by five points.",
        prose.figure(prose.shares),
    ),
    Kind(
        "figure left out", "finding", ("figures-left-out", "placeholders"),
        "A unit without its figure.", prose.left_out,
    ),
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
                           ("statistics-2014", *_ANNUAL)), once=True,
    ),
    Kind(
        "government extras removed", "finding", ("T19-government", "T21-government"),
        "Governments of every level tell assessment, review and accountability.",
        sections.without_words("考核", "评议", "评价", "评估", "追责", "追究", "问责", "满意度",
                               "监督", "回访", "问卷", "征求", "考评", "测评", "绩效"), once=True,
    ),
    Kind(
        "period of another year", "finding", ("statistics-period",),
        "统计期限 names its days.",
        words.replaced(r"year年1月1日(?:起)?,?，?至?(?:year年)?12月31日", (-1, 1)),
    ),
    Kind(
        "report called by another year", "finding",
        ("own-year", "statistics-period", "attachments-year"),
        "The prose calls this report that of another year.",
        words.replaced(r"year年(?:度)?政府信息公开(?:工作)?年度报告", (-1, -2)),
    ),
    Kind(
        "facts of another year", "finding", ("year-of-facts",),
        "What was done is dated in another year where a year's work is told.",
        words.replaced(r"year年，(?:我|本|全|管委会|街道)[^。]{0,12}(?:收到|主动公开|办理)", (-1,)),
    ),
    Kind(
        "another body's name", "finding", ("own-name",),
        "Where the report names its own body in full.", words.other_body,
    ),
    Kind(
        "placeholder", "finding", ("placeholders", "figures-left-out"),
        "Something is left to be filled in.", words.inserted(*words.PLACEHOLDERS), once=True,
    ),
    Kind(
        "instruction", "finding", ("instructions-left-in",),
        "For the writer, not for the public.", words.inserted(*words.INSTRUCTIONS), once=True,
    ),
    Kind("mobile number", "finding", ("mobile-numbers",), "Personal data.", words.mobile_number),
    Kind(
        "identity number", "finding", ("identity-numbers", "identity-numbers-2007"),
        "Personal data, with a right check digit.", words.identity_number,
    ),
    Kind(
        "private mailbox", "finding", ("public-mailbox",), "A remark only.",
        words.inserted("电子邮箱：yxszfb@163.com。", "邮箱：xxgk2020@qq.com。"), once=True,
    ),
    Kind(
        "bracket left open", "finding", ("bracket-unclosed",),
        "A remark only, in paragraphs of sentences.", words.bracket, once=True,
    ),
    Kind(
        "stop printed twice", "finding", ("punctuation-doubled",), "A remark only.",
        words.stop_twice, once=True,
    ),
    Kind(
        "superseded notice named", "finding", ("superseded-notice",),
        "From FY2021, and the one in force is not named.", words.superseded_notice, once=True,
    ),
    Kind(
        "table two of the form before", "finding", ("superseded-form",),
        "Rows and columns that the form in force does not have.",
        outside.old_form(2021, "annual-2021", "annual-2019"),
    ),
    Kind(
        "statistics table of up to FY2018", "finding",
        ("superseded-form", "superseded-form-2019"),
        "Rows that the form in force does not have.", outside.statistics_form,
    ),
    Kind(
        "published months late", "finding", ("TL-2007", "TL-2019"),
        "After the day of the statute for this kind of body.", outside.late,
    ),
    Kind(
        "published weeks late", "finding", ("TL-2019",),
        "A department, from FY2019: after 31 January and its rest days.", outside.late_by_days,
    ),
    Kind(
        "published before the year's end", "finding", ("TL-early",),
        "The year was not over.", outside.early,
    ),
    Kind(
        "attachment of another year", "finding", ("attachments-year",),
        "Its name says another year.",
        words.attachment("{other}年政府信息公开工作年度报告.pdf"),
    ),
    Kind(
        "attachment dead on two visits", "finding", ("attachments-open",),
        "The visits are told in the context.", outside.dead_attachment,
    ),
    Kind(
        "carried in unlike last year's carried forward", "finding",
        ("T19-3d*", "T21-3d", "T21-3d-columns"), "Last year's figures are told in the context.",
        outside.carried_in,
    ),
    Kind(
        "in force not following last year's", "finding", ("T21-2b",),
        "Last year's figures are told in the context.", outside.in_force,
    ),
    Kind(
        "last year's prose", "finding", ("copied-from-last-year",),
        "Last year's sentences are told in the context.", outside.copied,
    ),
    # -------------------------------------------------- nothing may be found
    Kind(
        "cell blanked", "silence", (),
        "A blank may stand for any figure: nothing can be shown to be wrong.",
        cells.cell(cells.blanked), 2,
    ),
    Kind(
        "cell garbled", "silence", (),
        "What cannot be read is unread: unknown, never a finding.", cells.cell(cells.garbled), 2,
    ),
    Kind(
        "heading in other accepted words", "silence", (),
        "The form's own variants.", sections.renamed, 2,
    ),
    Kind(
        "attachment named without link", "silence", (),
        "The capture may have lost the link: unknown until visited.",
        words.attachment("政府信息公开情况统计表.xlsx"),
    ),
    # -------------------------------------------------- the document cannot tell
    Kind(
        "cell in no equation and no prose", "open", (),
        "Nothing else in the report, or beside it, states this figure.",
        cells.cell(cells.plus_one, cells.loose), 2,
    ),
    Kind(
        "prose figure of its own", "open", (),
        "No table has it, or the words leave doubt which cell they mean (scope, approximation).",
        prose.figure(prose.unlinked, cells.plus_one), 2,
    ),
    Kind(
        "year of the title", "open", ("own-year", "statistics-period", "K-year"),
        "Title and text name two years and either may be the slip; where the text names "
        "its period, that decides.",
        words.replaced(r"year", (-1, 1), only_prose=False),
    ),
    Kind(
        "overview removed", "open", ("T19-section-1", "T21-section-1", "T*-government"),
        "What it tells may stand elsewhere; the statute does not ask for this heading.",
        sections.removed("overview"),
    ),
    Kind(
        "last section removed", "open",
        ("T19-section-6", "T21-section-6", "T21-6a", "A32-6"),
        "Fees told elsewhere are told; other matters are those that there are.",
        sections.removed("other_matters"),
    ),
)  # fmt: skip
