"""Lines that belong to the page and not to the report: print, share, QR, counters, paths.

A line is dropped only when nothing of it could be the report's: known phrases, or nothing
but labels of the page with their values. Dropped lines are kept for dates (发布日期：…).
"""

from __future__ import annotations

import re

_PHRASE = re.compile(
    r"^\W*(?:"
    r"扫一扫.{0,20}(?:打开|手机|分享|关注|二维码|查看|浏览).{0,12}|(?:手机|微信)扫(?:一扫|码).{0,20}|"
    r"(?:扫|扫描)(?:描)?(?:上方|下方)?二维码.{0,20}|"
    r"您?访问的链接即将离开.{0,40}|是否继续(?:访问)?\??|已归档|"
    r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在的?)?(?:位置|栏目)(?:是)?\s*[::].{0,120}|"
    r"(?:网站)?首页\s*(?:[>»›\-/|→]+\s*[^。,;]{1,30}){1,8}|"
    r"[^。,;!>]{1,30}(?:\s*[>»›]+\s*[^。,;!>]{1,30}){2,8}|"
    r"(?:上|下)一[篇条页]\s*[::].{0,100}|"
    r"(?:相关(?:链接|新闻|文章|文档|稿件|阅读)|友情链接|网站声明|联系我们|关于我们)\s*[::]?|"
    r"(?:版权所有|copyright|技术支持|网站标识码|政府网站标识码|主办单位\s*:|承办单位\s*:).{0,120}|"
    r".{0,60}(?:icp备|icp证|公网安备|网站标识码|推荐使用.{0,12}浏览器|浏览器.{0,12}分辨率).{0,80}"
    r")\W*$",
    re.IGNORECASE,
)

_BUTTON = re.compile(
    r"打印(?:本页|本文|页面|文章)?|关闭(?:窗口|本页)?|收藏本页|加入收藏|收藏|分享到?|纠错|朗读|语音播报|"
    r"(?:返回|回到)(?:顶部|首页|上页)|网站地图|无障碍(?:浏览|阅读)?|长辈版|适老化?|关怀版|"
    r"[繁简][体體]版?|特大|字号|字体(?:大小)?|保护视力色|智能问答|新浪微博|腾讯微博|qq(?:空间)?|人人网|导出|"
    r"全文下载|TOP|[上下]一[页条篇]|english|"
    r"(?P<weak>微信|微博|下载|默认|[大中小繁简])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\W_]*")

_DATED = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"(?:\s*,?\s*(?:星期.)?\s*T?\d{1,2}:\d\d(?::\d\d)?)?"
)
_LABELS = (
    r"(?:文章|信息|稿件|新闻|本文|内容)?(?:来源|出处|作者|编辑|责编|责任编辑|录入|审核|供稿|发布者|发布人|"
    r"发布单位|发布机构|信息员|点击数?量?|点击率|点击次数|浏览(?:次数|量|数)?|"
    r"阅读(?:次数|量|数|人次)?|访问(?:次数|量)?|人气|次数|热度|字号|字体(?:大小|显示)?|选择阅读字号|背景色|"
    r"视力保护色|分享到?|打印|发布(?:日期|时间)?|发文(?:日期|时间)|公开(?:日期|时间)|生成日期|成文日期|"
    r"更新(?:日期|时间)|录入时间|编辑(?:日期|时间)|采集时间|保存时间|日期|时间|信息时效期?|有效性|所属栏目|栏目)"
)
_SURE = (
    r"(?:(?:信息|文章|稿件)?来源|发布(?:日期|时间)|字号|字体大小|责任编辑|"
    r"浏览次数|阅读次数|访问次数|点击数)"
)
_LABEL = re.compile(
    rf"(?:(?:^|(?<=[\s\]】)|>•·,;\d]))[\[【(<•·]*{_LABELS}|{_SURE})\s*[::]", re.IGNORECASE
)
_BUTTONS = re.compile(
    r"[\s\[\]【】()<>|/·:•+\-_]|大|中|小|特|次|打印(?:本页)?|关闭(?:窗口)?|收藏|分享|微信|微博|qq|默认|字体|字号|本站|原创"
)
_SENTENCE = re.compile(r"[。;!]|[,、].*[,、].*[,、]")
_SIGN = re.compile("[:>»›|/?]|[扫打版权备案]")
_NUMBERED = re.compile(r"[(第]?[一二三四五六七八九十]+[、)条是]")
_SITE = re.compile(r"(?:网|网站|政府|\.cn|\.com)$")
_LONGEST = 220


def is_chrome(text: str) -> bool:
    """Whether a line, given in its matching form, belongs to the page."""
    if not text or "。" in text or len(text) > _LONGEST:
        return False
    if _NUMBERED.match(text) or (len(text) > 40 and not _SIGN.search(text)):
        return False
    return bool(_PHRASE.match(text)) or _is_buttons(text) or _is_byline(text)


def _is_buttons(text: str) -> bool:
    """Nothing but names of buttons; a lone 微信 or 大 may be a cell or a word of the report."""
    if _BETWEEN.fullmatch(_BUTTON.sub("", text)) is None:
        return False
    found = list(_BUTTON.finditer(text))
    return len(found) >= 3 or any(match["weak"] is None for match in found)


def _is_byline(text: str) -> bool:
    """Only labels of the page and their values: 发布时间:2022-01-27 来源:原创 浏览次数:."""
    if _SENTENCE.search(text):
        return False
    labels = list(_LABEL.finditer(text))
    if not labels:
        return bool(_DATED.fullmatch(text) and ":" in text)  # a stamp with a time of day
    lead = text[: labels[0].start()].strip(" |·•-")
    if lead and (len(lead) > 30 or (len(labels) == 1 and not _SITE.search(lead))):
        return False
    ends = [label.start() for label in labels[1:]] + [len(text)]
    values = [text[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)]
    if all(len(value) <= 40 for value in values):
        dated = any(_DATED.search(value) for value in values)
        button = all(not _BUTTONS.sub("", value) or value.isdigit() for value in values)
        return (
            dated
            or button
            or len(labels) > 1
            or labels[0]
            .group()
            .strip("【[(<•· ")
            .startswith(
                ("来源", "信息来源", "文章来源", "稿件来源", "作者", "责任编辑", "采集时间")
            )
        )
    return False
