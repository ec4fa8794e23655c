"""Which measure a figure in prose speaks of, where the words leave no doubt.

A link may become an accusation, so a pattern takes the words right before the figure (or
right behind it) and nothing else; what is merely likely has no link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_REQUEST = (
    r"(?:政府信息公开申请|信息公开申请|政务信息公开申请|政府信息依申请公开(?:申请|事项|件)?|依申请公开(?:的)?(?:政府)?信息(?:申请|事项|件)?"
    r"|依申请公开(?:的)?(?:申请件|申请|事项|件|案件)?|依申请信息公开(?:申请)?|申请公开(?:的)?政府信息|公开政府信息(?:的)?申请|政府信息公开(?:的)?申请|申请公开(?:的)?信息|公开信息(?:的)?申请)"
)
_FROM = (
    r"(?:到|了|的|公众|公民|群众|社会公众|社会|各类|各种|有效|书面|线上|线下|网上|网络"
    r"|申请人|法人|或者|其他组织|或|提交|提出|市民|当事人|、|及|和)*+"
)
_FILL = (
    r"[”\"]?(?:的)?(?:申请表|申请书|申请|表|书)?(?:数量|总数|总量|件数|数)?"
    r"(?:共计|总计|合计|共|计|为|达到|达|有|:)*+"
)
# 按时办结, 当年办结 are a part of them, 未办结 none.
_NOT_CLOSED = r"(?<!当年)(?<!按时)(?<!按期)(?<!延期)(?<!未)(?<!没有)(?<!待)"
_COUNTED = frozenset(
    {"件", "条", "宗", "起", "份", "例", "次", "件次", "人次", "项", "个", "封", "单", "批"}
)
_DOCUMENTS = frozenset({"件", "份", "个", "部", "项"})


@dataclass(frozen=True, slots=True)
class Link:
    """One way to claim a measure."""

    name: str
    before: re.Pattern[str]
    after: re.Pattern[str] | None = None
    units: frozenset[str] = _COUNTED
    loose: bool = False
    """Void behind 其中, where the same words mean a part."""
    of_requests: bool = False
    """Only where applications for information are spoken of."""


def _link(
    name: str,
    before: str,
    after: str = "",
    *,
    units: frozenset[str] = _COUNTED,
    loose: bool = False,
) -> Link:
    return Link(
        name, re.compile(f"(?:{before})$"), re.compile(after) if after else None, units, loose
    )


_BACK_REQUEST = (
    r"(?:的)?(?:有效)?(?:政府信息公开|信息公开|依申请公开|公开政府信息)(?:的)?"
    r"(?:申请|事项|件)?(?!指南|目录|信息)"
)

_REQUESTS: tuple[Link, ...] = (
    _link("new", rf"(?<!当年)新(?:收|接收|受理){_FROM}(?:{_REQUEST})?{_FILL}"),
    _link("new", rf"新增{_FROM}{_REQUEST}{_FILL}"),
    _link("handled", rf"(?:办理|处理){_FROM}{_REQUEST}{_FILL}", loose=True),
    _link(
        "received",
        r"(?:政府信息公开|依申请公开|信息公开)申请(?:件)?(?:总量|总数|数量|件数|量)(?:共计|共|为|达|计|是|有|:)*+",
        loose=True,
    ),
    _link(
        "on_request",
        r"(?<![类的])依申请公开(?:政府信息|信息)?(?:共计|共|为|计|有|:)*+",
        loose=True,
    ),
    _link(
        "answered",
        rf"(?<!未)(?<!待)(?<!应)(?<!诉)(?:按期|按时|依法|已|共|均|全部)*+答复{_FROM}(?:{_REQUEST}|申请)?{_FILL}",
        loose=True,
    ),
    _link("natural_persons", "", r"(?:为|系|由|是)自然人(?:申请|提出|提交)?(?:的)?(?=[,。;、)]|$)"),
    *(
        _link(name, rf"{words}(?:申请|提出|提交)?(?:的)?{_FILL}")
        for name, words in (
            ("commercial", "商业企业"),
            ("research", "科研机构"),
            ("public_welfare", "社会公益组织"),
            ("legal_service", "法律服务机构"),
        )
    ),
    _link("natural_persons", rf"自然人(?:申请|提出|提交)?(?:的)?{_FILL}"),
    _link(
        "organisations",
        rf"法人(?:或|和|及|以及|或者|、)?(?:其[他它]组织)?(?:申请|提出|提交)?(?:的)?{_FILL}",
    ),
    _link(
        "received", rf"(?:收到|接到|(?<!予)受理|接收|接受|收悉){_FROM}{_REQUEST}{_FILL}", loose=True
    ),
    _link("received", rf"(?:收到|接到|(?<!予)受理|接收){_FROM}(?:共)?", _BACK_REQUEST, loose=True),
    _link(
        "carried_in",
        rf"(?:上一?年度?|去年|上年)(?:度)?结转(?:的|至今年|到今年|至本年度?|到本年度?)?(?:{_REQUEST})?{_FILL}",
    ),
    _link("carried_in", rf"结转(?:到|至)?上一?年度?(?:的)?(?:{_REQUEST})?{_FILL}"),
    _link(
        "carried_forward",
        rf"结转(?:到|至)?(?:下一?年度?|次年度?|明年)(?:度)?(?:继续)?(?:办理|处理|答复)?(?:的)?(?:{_REQUEST})?{_FILL}",
    ),
    _link("granted", rf"予以公开(?:的)?(?:政府信息|信息)?{_FILL}"),
    _link("partly_granted", rf"(?<!同意)部分公开(?:的)?(?:政府信息|信息)?{_FILL}"),
    _link("refused", rf"不予公开(?:的)?(?:政府信息|信息)?{_FILL}"),
    _link("unavailable", rf"无法提供(?:的)?(?:政府信息|信息)?{_FILL}"),
    _link("not_processed", rf"不予处理(?:的)?{_FILL}"),
    _link("otherwise", rf"其[他它]处理(?:的)?{_FILL}"),
    *(
        _link(name, rf"{words}(?:的)?{_FILL}")
        for name, words in (
            (
                "not_held",
                r"本(?:机关|单位|行政机关|局|镇|乡|街道)不掌握(?:的)?(?:相关)?(?:政府)?(?:信息)?",
            ),
            ("needs_creation", r"没有现成信息(?:、?,?需要?另行制作)?"),
            ("still_unclear", r"补正后(?:申请内容)?仍不明确"),
            ("petition", r"信访、?举报、?投诉类?(?:申请)?"),
            ("correction_overdue", r"逾期不补正(?:、?不再处理)?"),
        )
    ),
    *(
        _link(name, "", rf"(?:申请)?(?:依法|按规定|被|均)?{words}(?:的)?(?=[,。;、()和及]|$)")
        for name, words in (
            ("granted", "予以公开"),
            ("partly_granted", "(?:予以)?部分公开"),
            ("refused", "不予公开"),
            ("unavailable", "无法提供"),
            ("not_processed", "不予处理"),
            ("otherwise", "(?:作|作出)?其[他它]处理"),
        )
    ),
    _link(
        "carried_forward",
        "",
        r"(?:申请)?(?:按规定|依法)?(?:结转|转入)(?:到|至|入)?(?:下一?年度?|次年度?|明年)(?:度)?",
    ),
    _link(
        "closed",
        rf"{_NOT_CLOSED}(?<!当场)办结{_FROM}(?:{_REQUEST}|申请)?{_FILL}",
        loose=True,
    ),
    _link(
        "closed",
        rf"{_NOT_CLOSED}办结(?:了|共)?",
        _BACK_REQUEST,
        loose=True,
    ),
)
_DISPUTES: tuple[Link, ...] = (
    _link(
        "review",
        rf"(?<!诉讼[、和及与或])行政复议(?:案件|申请|事项|案)?{_FILL}",
        r"(?!.{0,12}(?:一审|二审))",
        loose=True,
    ),
    _link(
        "review",
        r"(?:收到|发生|受理|办理|引发|产生|被提起|共有|(?<!没)(?<!所)有)(?:的|有|共)?(?:因?政府信息公开(?:引发|引起)?的?)?",
        r"(?:政府信息公开|信息公开)?(?:相关|类)?(?:的)?行政复议(?:案件|申请|案)?(?![、和及与或])",
        loose=True,
    ),
    *(
        _link(
            name,
            "",
            rf"(?:因|涉及)?(?:政府信息公开|信息公开)(?:引发|引起|类|工作)?(?:的)?行政{word}(?:案件|案)?(?![、和及与或])",
        )
        for name, word in (("review", "复议"), ("litigation", "(?:诉讼|应诉)"))
    ),
    _link(
        "litigation",
        rf"(?<!复议[、和及与或])(?<!复议[、和及与或]提起)(?<!复议[、和及与或]被提起)行政(?:诉讼|应诉)(?:案件|案)?{_FILL}",
        r"(?!.{0,12}(?:一审|二审))",
        loose=True,
    ),
)
_SUITS: tuple[Link, ...] = (
    _link(
        "litigation_direct", rf"未经复议(?:直接)?(?:起诉|提起(?:行政)?诉讼)(?:的)?(?:案件)?{_FILL}"
    ),
    _link(
        "litigation_after",
        rf"(?<!未)(?:经)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼)(?:的)?(?:案件)?{_FILL}",
    ),
    _link("litigation_direct", "", r"(?:,?(?:为|系|属于?))?未经复议直接起诉(?=[,。;、)]|$)"),
    _link("litigation_after", "", r"(?:,?(?:为|系|属于?))?(?:经)?复议后起诉(?=[,。;、)]|$)"),
)
_MAKE = r"(?:制发|制定|出台|制定出台|制定印发|新制定|新制发|制作)(?:了)?"
_ACTS: tuple[Link, ...] = (
    _link("documents_made", rf"{_MAKE}(?:行政)?规范性文件{_FILL}", units=_DOCUMENTS, loose=True),
    _link(
        "documents_made",
        _MAKE,
        r"(?:行政)?规范性文件(?!解读|清理|备案|征求)",
        units=_DOCUMENTS,
        loose=True,
    ),
    _link(
        "documents_repealed",
        rf"废止(?:失效)?(?:的|了)?(?:行政)?规范性文件{_FILL}",
        units=_DOCUMENTS,
    ),
    _link("documents_in_force", rf"现行有效(?:的)?(?:行政)?规范性文件{_FILL}", units=_DOCUMENTS),
    *(
        _link(
            kind,
            rf"(?:作出|做出|(?<!未)实施)(?:的)?{word}(?:处理)?(?:决定)?{_FILL}",
            units=_DOCUMENTS | {"次", "宗", "起", "条"},
        )
        for kind, word in (
            ("licences", "行政许可"),
            ("penalties", "行政处罚"),
            ("compulsion", "行政强制"),
        )
    ),
)


# 行政规范性文件:本年制发3件,废止1件,现行有效20件: the documents are named once, before.
_DOCUMENT_LIST: tuple[Link, ...] = (
    _link(
        "documents_made",
        rf"(?:行政)?规范性文件[^;。]{{0,20}}?[,:](?:本年度?|全年|当年|共)*+(?:新?制发|新?制定){_FILL}",
        units=_DOCUMENTS,
    ),
    _link(
        "documents_repealed",
        rf"(?:行政)?规范性文件[^;。]{{0,30}}?[,:、](?:本年度?|全年|当年|共)*+(?:宣布)?(?:失效(?:或|和|及|、))?废止(?:(?:或|和|及|、)?(?:宣布)?失效)?{_FILL}",
        units=_DOCUMENTS,
    ),
    _link(
        "documents_in_force",
        rf"(?:行政)?规范性文件[^;。]{{0,40}}?[,:、](?:截[至止].{{2,12}}?|目前|共)*+(?:现行|目前|(?<=目前))有效{_FILL}",
        units=_DOCUMENTS,
    ),
)


# 办理行政许可47件、行政处罚2件、行政强制0件: table two in its own order.
_ACT_WORDS = (("licences", "行政许可"), ("penalties", "行政处罚"), ("compulsion", "行政强制"))
_ACTS_IN_A_ROW: tuple[Link, ...] = tuple(
    _link(
        name,
        rf"(?:(?:办理|办结|作出|做出|实施)(?:各类)?|(?<=[件宗起次][,、;])|和|(?<![\u4e00-\u9fff])){word}(?:处理)?(?:决定|措施|案件)?{_FILL}",
        units=_DOCUMENTS - {"项"} | {"次", "宗", "起"},
    )
    for name, word in _ACT_WORDS
)


@dataclass(frozen=True, slots=True)
class Family:
    """Links that only count where the sentence has the subject."""

    subject: re.Pattern[str]
    links: tuple[Link, ...]


FAMILIES: tuple[Family, ...] = (
    Family(
        re.compile(r"申请|结转|公开|无法提供|不予处理|其[他它]处理"),
        tuple(replace(link, of_requests=True) for link in _REQUESTS),
    ),
    Family(re.compile(r"复议|诉讼|应诉"), _DISPUTES + _SUITS),
    Family(re.compile(r"规范性文件|行政(?:许可|处罚|强制)"), _ACTS),
    Family(
        re.compile(
            r"^(?!.*(?:公示|归集|信用|事项|清单|报送|录入|推送|梳理|复议|诉讼|评查|抽查|案卷))"
            r"(?=.*行政(?:许可|强制)[^,。;\d]{0,6}\d)(?=.*行政(?:处罚|强制)[^,。;\d]{0,6}\d).*行政(?:许可|处罚)"
        ),
        _ACTS_IN_A_ROW,
    ),
    Family(
        re.compile(r"^(?!.*(?:规章|解读|备案|审查|审核|清理|征求|党内)).*规范性文件"),
        _DOCUMENT_LIST,
    ),
)
