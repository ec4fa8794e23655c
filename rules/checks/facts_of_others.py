"""Work told of another body of the same sort: a sentence that stayed from a copied report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.bodies import Body, body_of, is_short_for
from report.body_words import body_in
from report.model import Report
from rules.checks.base import Result, check
from rules.contents.prose import sentences
from rules.model import Context
from rules.rule import Rule

_NAMED = re.compile(
    r"^(?:截[至止])?(?:20\d\d年(?:度|底|内|以来)?+[,:]?|全年,?)?+"
    r"(?P<name>[\u4e00-\u9fff]{2,24}?(?:街道办事处|街道|[镇乡](?:人民)?政府|[镇乡]|局|委员会))"
    r"(?:20\d\d年度?)?(?:全年|共|累计|总共|主动|未|没有|新)*(?:收到|新收|接收|受理|公开|发布)"
    r"(?P<what>[^。;]{0,30})"
)
_DISCLOSURE = re.compile(r"信息|申请")
# 原: a body that was merged into this one; 等, 和: several, told of beside it.
_BESIDE = re.compile(
    r"^(?:原|各|全|其|每|由|对|经|在|向|与|和|因|如|我|本|该)|[我该等及和与、或]|^年|各|推荐|转办|协助"
)
_RANK = re.compile(r"(?:人民政府|办事处|街道|镇|民族乡|乡)+$")
_TOWNSHIPS = frozenset({"township_government", "subdistrict_office"})


@check("facts-of-others")
def facts_of_others(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """No sentence says of another town, or of another place's bureau, what it disclosed."""
    own = body_of(report.agency.name) if report.agency.name else None
    if own is None or own.kind not in (*_TOWNSHIPS, "department", "vertical"):
        yield Result("facts", "not_applicable" if report.agency.name else "unknown")
        return
    for sentence in sentences(report):
        match = _NAMED.match(sentence.text)
        if match is None or _BESIDE.search(match["name"]) or not _DISCLOSURE.search(match["what"]):
            continue
        other = body_in(match["name"])
        if other is None or not _takes_its_place(other, own):
            continue
        yield Result(
            "facts",
            "fail",
            {"words": match["name"], "agency": report.agency.name, "sentence": sentence.raw},
            expected=report.agency.name,
            found=match["name"],
            evidence=(sentence.evidence,),
        )
        return
    yield Result("facts", "pass" if report.passages else "not_applicable")


def _takes_its_place(other: Body, own: Body) -> bool:
    """Another town, or the same bureau of another place of the same level."""
    if is_short_for(other.name, own.name) or is_short_for(own.name, other.name):
        return False
    if own.kind in _TOWNSHIPS:
        return other.kind in _TOWNSHIPS and _place_of(other) != _place_of(own)
    alike = other.core == own.core and other.kind == own.kind
    ours, theirs = own.region, other.region
    level = own.level is not None and own.level == other.level
    apart = len(theirs) > 2 and theirs not in ours and ours not in theirs
    return alike and level and apart


def _place_of(body: Body) -> str:
    """The town's own name without its rank, which may change: 舟溪."""
    return _RANK.sub("", body.core)
