"""Kinds drawn from what real reports were seen to get wrong."""

from __future__ import annotations

from audit.mutations import cells, contradictions, prose
from audit.mutations.lists.figures import AGREE, SUMS
from audit.mutations.model import Kind

_LISTS = (
    "全年编发工作简报36期，其中政策解读12期，工作动态20期，典型经验5期。",
    "全年编发工作简报36期。其中：政策解读12期，工作动态20期，典型经验5期。",
    "全年编发工作简报136期，分别为政策解读52期，工作动态80期，典型经验14期。",
)
_GROWTH = (
    "全年编发工作简报26期，比{last}年（20期）增长50%。",
    "全年编发工作简报30期，比{last}年（40期）下降15%。",
)


def _always(*_: object) -> bool:
    return True


def _town(subject: object, _: object) -> bool:
    report = getattr(subject, "report", None)
    return getattr(getattr(report, "agency", None), "kind", "") in (
        "township_government", "subdistrict_office"
    )  # fmt: skip


KINDS: tuple[Kind, ...] = (
    Kind(
        "total: digits swapped", "finding", SUMS,
        "A total whose equation is written throughout.",
        cells.cell(cells.swapped, only=cells.is_total), 2,
    ),
    Kind(
        "row shifted by a column", "finding", SUMS,
        "Figures one column further on: the columns' equations do not hold, and with the total "
        "the row's neither.", contradictions.shifted, 3,
    ),
    Kind(
        "row of another year", "finding", SUMS,
        "The row adds up in itself; its columns do not any more.",
        contradictions.row_of_another_year, 3,
    ),
    Kind(
        "prose with another year's figure", "finding", AGREE,
        "The words leave no doubt which cell they speak of; any other figure.",
        prose.figure(prose.agreeing, cells.another), 3,
    ),
    Kind(
        "told as upheld, in the table as corrected", "finding", ("P-7", "P-8", "P-14-disputes"),
        "Table four adds up; the prose names how many were upheld.",
        contradictions.upheld_corrected,
    ),
    Kind(
        "a dispute that the prose does not count", "finding",
        ("P-7", "P-8", "P-14-disputes"),
        "Table four adds up; the prose tells another number, or that there was none. Not where "
        "cases are pending (it may tell those closed), or the row had none (it may tell others).",
        contradictions.disputes_unlike_prose, 2,
    ),
    Kind(
        "all closed, and carried forward", "finding", ("P-4",),
        "均已办结 leaves nothing to be carried forward, and the table does.",
        contradictions.said(
            (contradictions.more_than("applications.carried_forward.total"),
             "{year}年收到的政府信息公开申请均已办结。"),
            (contradictions.more_than("applications.carried_forward.total"),
             "本年度收到政府信息公开申请，全部按时办结。"),
        ),
    ),
    Kind(
        "all upheld, and not all upheld", "finding", ("P-7", "P-14-disputes"),
        "均获维持, and the table has other results or pending ones.",
        contradictions.said(
            (contradictions.more_than("review.total", "review.upheld"),
             "因政府信息公开引起的行政复议{review_total}件，均获维持。"),
        ),
    ),
    Kind(
        "denied, and in the table", "finding",
        ("P-1", "P-2", "P-4", "P-7", "P-8", "P-14-*"),
        "An absence without reserve of what a table counts.",
        contradictions.said(
            (contradictions.more_than("applications.new.total"), "本年度未收到政府信息公开申请。"),
            (contradictions.more_than("applications.received.total"),
             "本年度未收到政府信息公开申请。"),
            (contradictions.more_than("review.total"), "未发生因政府信息公开引起的行政复议。"),
            (contradictions.more_than("litigation_direct.total"),
             "未发生因政府信息公开引起的行政诉讼。"),
            (contradictions.more_than("litigation.total"), "未发生因政府信息公开引起的行政诉讼。"),
            (contradictions.more_than("applications.carried_in.total"),
             "无上年结转的政府信息公开申请。"),
            (contradictions.more_than("applications.carried_forward.total"),
             "政府信息公开申请无结转下年度办理。"),
        ), 2,
    ),
    Kind(
        "list that makes more than its whole", "finding", ("P-13",),
        "The parts, in the same sentence or the next, are more than their whole.",
        contradictions.said(*((_always, text) for text in _LISTS)),
    ),
    Kind(
        "growth reckoned wrongly", "finding", ("P-15-growth",),
        "Both years' figures are told; off by far more than rounding.",
        contradictions.said(*((_always, text) for text in _GROWTH)),
    ),
    Kind(
        "growth of the report's own", "finding", ("P-15-growth",),
        "The words give both figures; off by five points.", prose.figure(prose.growths),
    ),
    Kind(
        "requests of the whole area", "finding", ("scope-of-requests",),
        "A town's or street's report tells its own requests.",
        contradictions.said((_town, "{year}年，全县共收到政府信息公开申请153件。")),
    ),
    Kind(
        "another organ's way to say “we”", "finding", ("own-words",), "A remark only.",
        contradictions.other_self, once=True,
    ),
    Kind(
        "number of parts announced wrongly", "finding", ("declared-number",),
        "The report names its parts, and there are more.",
        contradictions.reworded("六部分组成", lambda m, s: "五部分组成"), once=True,
    ),
    Kind(
        "signed in the year reported on", "finding", ("TL-early",),
        "The sign-off's day is before the year's end.", contradictions.signed_too_early, once=True,
    ),
    Kind(
        "plans for the year reported on", "finding", ("plans-year",), "A remark only.",
        contradictions.reworded(
            "next年(?=度?，?(?:我.{1,3}|本.{1,3})?(?:将|拟|计划|继续))",
            lambda m, s: f"{s.report.year}年",
        ), once=True,
    ),
    Kind(
        "exact number called approximate", "finding", ("exact-and-more",), "A remark only.",
        contradictions.reworded(
            r"(?<![\d.])[1-9]{3,5}(?=条|件|篇|次|份|个|人|期)(?!.{0,3}年)", lambda m, s: f"{m[0]}余"
        ), once=True,
    ),
    Kind(
        "unit unlike the table's", "finding", ("prose-units",), "A remark only.",
        prose.unit("条", "件"), once=True,
    ),
    Kind(
        "year of a heading", "open", ("year-of-facts", "own-year"),
        "A heading may speak of a plan or a notice of another year.",
        contradictions.reworded(
            "year年", lambda m, s: f"{s.report.year - 1}年", "heading", "subheading"
        ),
    ),
)  # fmt: skip
