"""What an outcome was reached on: the last thing counted before it in its part of a sentence.

受理采伐申请83件,办结79件 and 审核信息880条,不予公开7条 tell of no applications for information.
"""

from __future__ import annotations

import re

from report.model import Agency
from report.statement_scope import own_subject

_COUNTED = re.compile(
    r"(?P<before>[^,。;:()]*?)\d+(?:余|多)?(?:件次|人次|件|条|宗|起|份|例|次|项|个|封|单|批|户|人|名|篇)(?P<behind>[^,。;:()\d]{0,12})"
)
_OF_REQUESTS = re.compile(
    r"信息公开(?!属性|审|目录|指南|年报|标识)|公开(?:政府)?信息(?:的)?申请|公开申请|依申请(?!公开.{0,4}(?:属性|标识))|申请公开|结转|新收|自然人|法人|企业|组织"
)
# Ways it came and what became of it: neither says what it is.
_NEUTRAL = re.compile(
    r"(?:予以|部分|不予|同意|不同意|(?<!主动))公开|无法提供|不予处理|其[他它]处理|办结|答复|按时|按期|延期|当场|撤回|补正后?"
    r"|所?申请的?(?:政府)?信息|不掌握|没有现成|需?要?另行制作|(?:仍不|不)明确|不存在|不属于|信访|举报|投诉|重复|大量|反复|确认|重新出具|已获取|出版物"
    r"|国家秘密|商业秘密|个人隐私|第三方|合法权益|三类|四类|内部事务|过程性|执法案卷|行政查询|查询事项|三安全一稳定|法律|禁止|保护|危及"
    r"|逾期|缴费|缴纳|范围|更改|补充|告知|涉及|涉密|相关|内容|本?行政机关|[他它]人|理由|正当|要求|提供"
    r"|网[上络]|网站|在线|线[上下]|电子邮件|邮箱|邮件|当面|现场|书面|纸质|信函|邮寄|来函|传真|平台|系统|渠道|方式|途径|公众|市民|群众"
    r"|[“”‘’\"'「」《》〔〕]|来自|通过|经|向|从|其[他它余]|剩余|同一|申请人|律师|当事人|有效|作出|做出|告知书|答复书|中$|上级|各类|新|以|为|是|这|该|\d"
)


def reached_on_others(head: str, agency: Agency) -> bool:
    """Whether the last thing counted in `head` is told to be something else than requests."""
    for match in reversed(list(_COUNTED.finditer(head))):
        words = match["before"] + match["behind"]
        if _OF_REQUESTS.search(words):
            return False
        bare = _NEUTRAL.sub("", words)
        if not own_subject(bare, agency):
            return True
    return False
