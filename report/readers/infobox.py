"""The box of 索引号 (index number) that portals print above a disclosed document: its pairs,
wherever it is drawn as a table or as lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from report.model import Line

_KEYS = frozenset(
    """
    索引号 索取号 信息索引号 信息索引 发布机构 发文机构 发文机关 发布单位 发文单位
    制发机关 公开机构 信息来源 来源 责任部门 公开责任部门 公开日期 发布日期 发文日期
    成文日期 生成日期 生效日期 制作日期 签发日期 公开时间 发布时间 生成时间 废止日期
    废止时间 失效日期 更新日期 文号 发文字号 发布文号 文件编号 名称 标题 信息名称
    文件名称 文件标题 主题词 主题分类 主题导航 分类 信息分类 组配分类 体裁分类
    服务对象分类 公开范围 公开方式 公开形式 公开程序 公开时限 公开类别 公开属性
    信息类别 信息格式 语种 关键词 内容概述 内容摘要 有效性 时效 时效性 信息时效期
    效力状态 是否有效 生命周期 所属栏目 载体类型 记录形式 文件下载 统一编号
    统一登记号 登记号 公文种类 文种 备注文号 著录日期 有效期 效力 公开目录 信息状态
    """.split()  # noqa: SIM905
)
_INDEX = re.compile(r"索引号|信息索引|索取号|统一编号")
_SPACE = re.compile(r"\s+")
_PAIR = re.compile(r"^[【\[(•·]*(.{2,10}?)[】\])]*\s*[::]\s*(.*)$")


def box_of_rows(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The pairs of a box given as rows of normalised cell texts; empty if it is no such box."""
    if len(rows) > 30 or not _INDEX.search(_bare("\t".join(["\t".join(row) for row in rows]))):
        return {}
    pairs: dict[str, str] = {}
    known = 0
    for row in rows:
        key = ""
        for cell in row:
            bare = _bare(cell).rstrip(":")
            if bare in _KEYS:
                key, known = bare, known + 1
                pairs.setdefault(key, "")
            elif key:
                pairs[key] = pairs[key] or cell
                key = ""
            else:
                known += _add_pair(pairs, cell)
    return pairs if known >= 2 else {}


def box_of_lines(lines: Iterable[Line]) -> dict[str, str]:
    """The pairs of a box drawn with lines such as 索引号：…; empty without an index number."""
    lines = list(lines)
    if not any(_INDEX.search(_bare(line.text[:30])) for line in lines):
        return {}
    pairs: dict[str, str] = {}
    key = ""
    for line in lines:
        bare = _bare(line.text).rstrip(":")
        if bare in _KEYS:
            key = bare
            continue
        if key and not _PAIR.match(line.text):
            pairs.setdefault(key, line.text[:200])
        elif len(line.text) <= 200:
            _add_pair(pairs, line.text)
        key = ""
    return pairs if any(_INDEX.fullmatch(name) for name in pairs) else {}


def _add_pair(pairs: dict[str, str], text: str) -> bool:
    """Takes up `label: value` of one text; several on a line are split at known labels."""
    found = False
    for part in re.split(r"\s{1,}(?=[^\s::]{1,4}(?: [^\s::]){0,3}[^\s::]{0,6}\s*[::])", text):
        match = _PAIR.match(part)
        if match and _bare(match[1]) in _KEYS:
            pairs.setdefault(_bare(match[1]), match[2].strip())
            found = True
    return found


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
