"""The official tables of the annual forms: what is printed on them, and which measure each cell is.

Written out here a second time on purpose, independently of the form files that the
reader uses: a slip in one shows against the other.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A row of table three: `groups` are the labels left of it, outermost first."""

    name: str
    label: str
    groups: tuple[str, ...] = ()


APPLICANTS: tuple[tuple[str, str], ...] = (
    ("natural_person", "自然人"),
    ("commercial", "商业企业"),
    ("research", "科研机构"),
    ("public_welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_organisation", "其他"),
    ("total", "总计"),
)
TABLE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

_RESULT = "三、本年度办理结果"
_REFUSED = (_RESULT, "（三）不予公开")
_UNAVAILABLE = (_RESULT, "（四）无法提供")
_NOT_PROCESSED = (_RESULT, "（五）不予处理")
_OTHERWISE = (_RESULT, "（六）其他处理")
_NO_LONGER = "行政机关不再处理其政府信息公开申请"

_BEFORE_OTHERWISE: tuple[Row, ...] = (
    Row("applications.new", "一、本年新收政府信息公开申请数量"),
    Row("applications.carried_in", "二、上年结转政府信息公开申请数量"),
    Row("outcome.granted", "（一）予以公开", (_RESULT,)),
    Row(
        "outcome.partly_granted",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        (_RESULT,),
    ),
    Row("outcome.refused.state_secret", "1.属于国家秘密", _REFUSED),
    Row("outcome.refused.forbidden_by_law", "2.其他法律行政法规禁止公开", _REFUSED),
    Row("outcome.refused.endangers_security", "3.危及“三安全一稳定”", _REFUSED),
    Row("outcome.refused.third_party", "4.保护第三方合法权益", _REFUSED),
    Row("outcome.refused.internal_affairs", "5.属于三类内部事务信息", _REFUSED),
    Row("outcome.refused.process_information", "6.属于四类过程性信息", _REFUSED),
    Row("outcome.refused.enforcement_file", "7.属于行政执法案卷", _REFUSED),
    Row("outcome.refused.administrative_query", "8.属于行政查询事项", _REFUSED),
    Row("outcome.unavailable.not_held", "1.本机关不掌握相关政府信息", _UNAVAILABLE),
    Row("outcome.unavailable.needs_creation", "2.没有现成信息需要另行制作", _UNAVAILABLE),
    Row("outcome.unavailable.still_unclear", "3.补正后申请内容仍不明确", _UNAVAILABLE),
    Row("outcome.not_processed.petition", "1.信访举报投诉类申请", _NOT_PROCESSED),
    Row("outcome.not_processed.repeated", "2.重复申请", _NOT_PROCESSED),
    Row("outcome.not_processed.publication", "3.要求提供公开出版物", _NOT_PROCESSED),
    Row("outcome.not_processed.excessive", "4.无正当理由大量反复申请", _NOT_PROCESSED),
    Row(
        "outcome.not_processed.reconfirmation",
        "5.要求行政机关确认或重新出具已获取信息",
        _NOT_PROCESSED,
    ),
)
_AFTER_OTHERWISE: tuple[Row, ...] = (
    Row("outcome.total", "（七）总计", (_RESULT,)),
    Row("applications.carried_forward", "四、结转下年度继续办理"),
)
REQUEST_ROWS: dict[str, tuple[Row, ...]] = {
    "annual-2019": (
        *_BEFORE_OTHERWISE,
        Row("outcome.otherwise.all", "（六）其他处理", (_RESULT,)),
        *_AFTER_OTHERWISE,
    ),
    "annual-2021": (
        *_BEFORE_OTHERWISE,
        Row(
            "outcome.otherwise.correction_overdue",
            f"1.申请人无正当理由逾期不补正、{_NO_LONGER}",
            _OTHERWISE,
        ),
        Row(
            "outcome.otherwise.fee_overdue",
            f"2.申请人逾期未按收费通知要求缴纳费用、{_NO_LONGER}",
            _OTHERWISE,
        ),
        Row("outcome.otherwise.rest", "3.其他", _OTHERWISE),
        *_AFTER_OTHERWISE,
    ),
}

DISPUTE_RESULTS: tuple[tuple[str, str], ...] = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
DISPUTE_BLOCKS: tuple[tuple[str, str], ...] = (
    ("review", "行政复议"),
    ("litigation_direct", "未经复议直接起诉"),
    ("litigation_after_review", "复议后起诉"),
)


class Part(NamedTuple):
    """A block of table two: 第二十条第（x）项, its column labels and its rows (label, measures)."""

    item: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def _names(row: str, *columns: str) -> tuple[str, ...]:
    return tuple(f"{row}.{column}" for column in columns)


_DOCS_2019 = ("made", "newly_disclosed", "disclosed_total")
_ITEMS_2019 = ("items_last_year", "items_change", "decisions")
_DOCS_2021 = ("issued", "repealed", "in_force")

PROACTIVE_PARTS: dict[str, tuple[Part, ...]] = {
    "annual-2019": (
        Part(
            "（一）",
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            (
                ("规章", _names("regulations", *_DOCS_2019)),
                ("规范性文件", _names("normative_documents", *_DOCS_2019)),
            ),
        ),
        Part(
            "（五）",
            ("上一年项目数量", "本年增/减", "处理决定数量"),
            (
                ("行政许可", _names("licences", *_ITEMS_2019)),
                ("其他对外管理服务事项", _names("other_services", *_ITEMS_2019)),
            ),
        ),
        Part(
            "（六）",
            ("上一年项目数量", "本年增/减", "处理决定数量"),
            (
                ("行政处罚", _names("penalties", *_ITEMS_2019)),
                ("行政强制", _names("compulsion", *_ITEMS_2019)),
            ),
        ),
        Part(
            "（八）",
            ("上一年项目数量", "本年增/减"),
            (("行政事业性收费", _names("fees", *_ITEMS_2019[:2])),),
        ),
        Part(
            "（九）",
            ("采购项目数量", "采购总金额"),
            (("政府集中采购", _names("procurement", "projects", "amount")),),
        ),
    ),
    "annual-2021": (
        Part(
            "（一）",
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            (
                ("规章", _names("regulations", *_DOCS_2021)),
                ("行政规范性文件", _names("normative_documents", *_DOCS_2021)),
            ),
        ),
        Part("（五）", ("本年处理决定数量",), (("行政许可", ("licences.decisions",)),)),
        Part(
            "（六）",
            ("本年处理决定数量",),
            (("行政处罚", ("penalties.decisions",)), ("行政强制", ("compulsion.decisions",))),
        ),
        Part(
            "（八）",
            ("本年收费金额（单位：万元）",),
            (("行政事业性收费", ("fees.amount_wan",)),),
        ),
    ),
}


def request_measures(form: str) -> tuple[str, ...]:
    """The cells of table three, row by row: `outcome.granted.natural_person` …"""
    return tuple(f"{row.name}.{column}" for row in REQUEST_ROWS[form] for column, _ in APPLICANTS)


def result_rows(form: str) -> tuple[str, ...]:
    """The rows that add up to (七)总计: 19 in annual-2019, 21 in annual-2021."""
    return tuple(
        row.name for row in REQUEST_ROWS[form] if row.groups and row.name != "outcome.total"
    )


def dispute_measures() -> tuple[str, ...]:
    """The fifteen cells of table four."""
    return tuple(
        f"{block}.{result}" for block, _ in DISPUTE_BLOCKS for result, _ in DISPUTE_RESULTS
    )


def proactive_measures(form: str) -> tuple[str, ...]:
    """The cells of table two."""
    return tuple(m for part in PROACTIVE_PARTS[form] for _, names in part.rows for m in names)
