"""A section on problems that names no problem."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Heading, Report
from rules.checks.base import Result, check
from rules.contents.prose import Sentence, sentences, without_blanks
from rules.contents.whole import cannot_tell, paragraphs_lost, unread
from rules.model import Context, Text
from rules.rule import Rule

# What every report may say of every year: it names nothing. Taken out before looking.
_GENERAL = re.compile(
    r"(?:但是?|然而|同时|仍然?|还|也|尚|依然|距离?|离|与|和|同|对照|对标|按照)*[^,。;:、]{0,40}"
    r"(?:有|存在)(?:着|了)?(?:一些|一定|不少|许多|诸多|以下|某些|很多|较大|一点|明显)?的?"
    r"(?:问题和不足|问题与不足|不足和问题|不足与问题|短板和不足|短板与不足|差距和不足|不足和差距|"
    r"不足之处|薄弱环节|问题|不足|差距|短板)(?=[,。;:!]|$)"
    r"|(?:针对|解决|克服|弥补|补齐|改进|正视|围绕|对照)[^,。;:]{0,16}(?:问题|不足|差距|短板|弱项|薄弱环节)"
    r"|(?:主要|存在)?的?(?:问题|不足)(?:及|和|与)?(?:改进|整改|下一步)(?:情况|措施|打算|工作)?"
    r"|(?:发现|查找|自查|整改|处理|分析|反映|研究)[^,。;:]{0,10}(?:问题|不足|短板|薄弱环节|薄弱点)"
    r"|(?:热点|难点|重点|焦点|疑难|突出|实际)(?:、(?:热点|难点|重点|焦点))*问题|问题(?:导向|线索|整改)"
    r"|(?:没有|无|未发现|不存在|暂无)(?:明显|突出|重大)?的?(?:问题|不足)"
    r"|(?:不断|有效|及时)?(?:解决|避免|防止|杜绝|减少)[^,。;]{0,14}(?:不[^,。;]{1,6}|问题)"
)
_SHORTCOMING = re.compile(
    r"不(?:足|够|高|强|全|大|多|广|深|细|实|严|畅|快|熟|准|新|清|明|均|平衡|到位|及时|规范|完善|健全|完整|"
    r"全面|充分|丰富|深入|扎实|细致|准确|统一|平衡|明显|适应|理想|主动|积极|重视|熟悉|透|精|齐|优|佳|便|专业|"
    r"系统|顺畅|具体|详细|详实|突出|匹配|符合|一致|协调|同步|稳定|好|易|能)"
    r"|有待|亟待|亟需|仍需|尚需|还需|尚待|仍待|需要?(?:进一步|不断|继续|持续|加强|提高|改进|完善)"
    r"|欠(?:缺|佳|规范|完善)|缺(?:乏|少|失|口|位)|薄弱|滞后|较慢|较低|较少|偏少|偏低|偏弱|较弱|过少|过于|单一|单调"
    r"|尚未|还未|还没|没能|未能|没有(?:完全|形成|做到|及时|建立)|未(?:形成|建立|完全|做到|及时|实现)|难以|困难"
    r"|淡薄|松懈|疏漏|遗漏|漏洞|纰漏|差错|失误|错误|迟|拖延|流于形式|参差|脱节|不了解|不懂|不会|差别|短缺|紧缺"
    r"|(?:存在|出现|仍有|还有)[^,。;:]{0,30}(?:现象|情况|情形|漏洞|偏差|倾向|短板|不足|问题)|同质化|质量不|力度小|面窄|少、|少,|少。|少;|弱|差,|差。|差;|差、"
)
_LISTED = re.compile(
    r"(?:问题|不足|短板|差距)(?:主要)?(?:是|有|为|在于|表现为|体现在|如下|包括|如|[:：])+[^,。;:]*"
)


@check("problems-named")
def problems_named(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """At least one sentence of the section on problems names a shortcoming of the work."""
    section = next(
        (h for h in report.outline if h.key == "problems" and h.parent is None), None
    ) or next((h for h in report.outline if h.key == "problems"), None)
    if section is None:
        yield Result("problems", "not_applicable")
        return
    inside = [s for s in sentences(report) if _within(report, s, section)]
    if not inside:
        yield Result("problems", "not_applicable")
        return
    titles = [without_blanks(h.title) for h in report.outline if _below(report, h, section)]
    named = next((s for s in inside if names_shortcoming(s.text)), None)
    if named is not None or any(names_shortcoming(t) for t in titles):
        yield Result("problems", "pass", evidence=(named.evidence,) if named else ())
        return
    why = _hidden(report, context, section)
    yield Result(
        "problems",
        "unknown" if why else "fail",
        {"section": section.title, "quote": inside[0].raw},
        expected="至少一项具体问题",
        found="只有笼统表述或下一步打算",
        evidence=tuple(s.evidence for s in inside[:2]),
        why=why,
    )


def names_shortcoming(text: str) -> bool:
    """Whether a sentence says, of something in particular, that it is not as it should be."""
    rest = _GENERAL.sub("", text)
    return bool(_SHORTCOMING.search(rest) or _LISTED.search(rest))


def _hidden(report: Report, context: Context, section: Heading) -> Text | None:
    if context.complete:
        return None
    if report.cut and section.index == _last_top(report):
        return Text(
            "取得的文本不完整，问题可能写在缺失处",
            f"the captured text is not whole ({report.cut})",
        )
    if paragraphs_lost(report) or _begins_late(report, section):
        return Text(
            "取得的文本中有段落丢失，问题可能写在缺失处", "paragraphs of the section are lost"
        )
    if any(a.is_report for a in unread(report, context)):
        return cannot_tell(report, context)
    return None


def _last_top(report: Report) -> int:
    return max((h.index for h in report.outline if h.parent is None), default=-1)


def _begins_late(report: Report, section: Heading) -> bool:
    """The section begins with a second point: its first has fallen out."""
    first = without_blanks(report.under(section)[0].text)
    return (
        re.match(r"(?:[2-9]|[二三四五六])[.、]|\([二三四五六]\)|[二三四五六]是", first) is not None
    )


def _within(report: Report, sentence: Sentence, section: Heading) -> bool:
    if sentence.heading is None:
        return False
    heading = report.outline[sentence.heading]
    return heading.index == section.index or _below(report, heading, section)


def _below(report: Report, heading: Heading, section: Heading) -> bool:
    parent = heading.parent
    while parent is not None:
        if parent == section.index:
            return True
        parent = report.outline[parent].parent
    return False
