"""A body out of words that may name one: 我局, 有关部门 and 人民政府 alone name none."""

from __future__ import annotations

import re

from report.bodies import Body, body_of
from report.naming import squeezed

# Ways of speaking, not the places that begin alike: 三亚, 本溪, 全州, 将乐, 两当, 多伦, 特克斯.
_NO_NAME = re.compile(
    r"^(?:年|我|本(?!溪)|该|各|有关|相关|上级|上述|所属|其他|另|此|下属|同级|某|承办|受理|主管|部分|部门|每)"
    r"|^全(?!州县|州市|椒|南县)|^将(?!乐)|^特(?!克斯|种)|^现(?!代|河)|^[两多](?!当县|江新区|伦)"
    r"|^[一二三](?:[个级家次年名批者体方种类项科是、]|大(?!队))"
    r"|^(?:政府|人民政府|行政(?!审批|服务)|机关(?!事务)|信息(?!中心)|工作|组织|依申请|主动|根据|按照)"
    r"|领导小组|全体|党中央|国务院(?!.{1,4}[办室])|党委|省委|市委|县委|区委|部门和单位"
)
_ODD = re.compile(r"[^\u4e00-\u9fff()·]")
_GENERIC = re.compile(
    r"^.?(?:人民政府|政府|办公[室厅]|街道办事处|街道办?|委员会|管委会|管理委员会|开发区|中心|[省市县区乡镇]人民政府)$"
    r"|^乡镇|^部门|^区直|^县直|^市直"
)


def body_in(words: str) -> Body | None:
    """The body that words name, trimmed of marks; None if they name none."""
    name = squeezed(words).strip('《》“”"、,。:;|')
    if name.count("(") != name.count(")") or name.startswith("("):
        name = name.strip("()")
    name = name.removeprefix("由")
    if not 2 <= len(name) <= 44 or _ODD.search(name):
        return None
    if _NO_NAME.search(name) or _GENERIC.match(name):
        return None
    return body_of(name)
