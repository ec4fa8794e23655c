"""Traditional script: recognised, and turned into the simplified for matching.

Portals serve machine-converted pages (繁體版), some character by character, some with
Taiwan's words (資訊 for 信息), and mirrors put pronunciation behind characters: 網(wǎng).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_TRADITIONAL = "開務條區縣報數總國為與對關鎮鄉門訴訟請復議辦結機構執據統計這個們來時會學"
_SIMPLIFIED = "开务条区县报数总国为与对关镇乡门诉讼请复议办结机构执据统计这个们来时会学"

# OpenCC's own Taiwan phrases (tw2sp) are for software manuals: they would turn 文件 into 文档,
# 执行 into 运行, 指标 into 指针. So characters are left to OpenCC, words to this list, longest
# first. Replaced before conversion; what is simplified already passes through.
_WORDS = {
    "網際網路": "互联网",
    "微網誌": "微博",
    "微網志": "微博",
    "資訊": "信息",
    "網路": "网络",
    "線上訪談": "在线访谈",
    "線上問政": "在线问政",
    "線上互動": "在线互动",
    "線上諮詢": "在线咨询",
    "線上辦": "在线办",
    "程式": "程序",
    "連結": "链接",
    "超連結": "超链接",
    "水準": "水平",
    "品質": "质量",
    "登出": "注销",
    "模組": "模块",
    "規範性檔案": "规范性文件",
    "公文檔案": "公文文件",
    "政策檔案": "政策文件",
    "檔案數": "文件数",
    "檔案": "档案",
    "年專案數": "年项目数",
    "採購專案": "采购项目",
    "收費專案": "收费项目",
    "建設專案": "建设项目",
    "專案開工": "项目开工",
    "的專案": "的项目",
    "設定政府": "设置政府",
    "專案數量": "项目数量",
    "入口網站": "门户网站",
    "釋出": "发布",
    "聯絡電話": "联系电话",
    "聯絡方式": "联系方式",
    "列印": "打印",
    "本列資料": "本列数据",
    "所列資料": "所列数据",
    "統計資料": "统计数据",
    "大資料": "大数据",
    "軟體": "软件",
    "硬體": "硬件",
    "伺服器": "服务器",
    "視訊": "视频",
    "簡訊": "短信",
    "部落格": "博客",
    "使用者": "用户",
    "智慧型手機": "智能手机",
    "行動電話": "移动电话",
    "谘": "咨",
    "衞": "卫",
}
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))

# A toned vowel tells pronunciation from an abbreviation in brackets; the few common
# particles without tone are named.
_PINYIN = re.compile(
    r"(?<=[\u3400-\u9fff])[(（]"
    r"(?:[a-zａ-ｚɡü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zａ-ｚɡ]{0,4}"
    r"|(?<=[們门嗎麼么個著儿][(（])(?:men|ma|me|ge|zhe|er))[)）]"
)


def is_traditional(text: str) -> bool:
    """Whether the running text is in Traditional script (a stray 裏 does not make it so)."""
    if not any(character in text for character in _TRADITIONAL[:12]):
        return False
    traditional = sum(map(text.count, _TRADITIONAL))
    if traditional < 3:
        return False
    return traditional > sum(map(text.count, _SIMPLIFIED))


def without_pinyin(text: str) -> str:
    """Without the pronunciation that mirrors put behind characters: 網(wǎng) → 網."""
    return _PINYIN.sub("", text) if "(" in text or "（" in text else text


def simplify(text: str) -> str:
    """The text in simplified script and the mainland's words; line ends stay where they are."""
    worded = _WORD.sub(lambda match: _WORDS[match.group()], without_pinyin(text))
    # OpenCC takes a NUL for the end of the text.
    worded = worded.replace("\0", " ")
    return str(_converter().convert(worded))


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("tw2s")
