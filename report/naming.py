"""How the reports call themselves: 2018年政府信息公开工作年度报告 and its many variants."""

from __future__ import annotations

import re

# 年度报告, 年报, 工作报告, 年度工作报告, 工作情况报告 … of 政府信息公开, 政务公开 or 信息公开.
REPORT_NAME = (
    r"(?:政府信息(?:和政务)?(?:主动)?公开|政务(?:信息)?公开|信息公开|政务公开和政府信息公开)(?:的)?"
    r"(?:工作)?(?:情况)?(?:的)?(?:20\d\d\s?年(?:度)?)?"
    r"(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度报告|报告|年报|总结)"
)
YEAR = r"(?:20\d\d|二[〇○ОO零][〇○ОO零一二三][〇○零一二三四五六七八九])"
YEAR_MARK = rf"{YEAR}\s?年?(?:度)?"

report_name = re.compile(REPORT_NAME)
year_mark = re.compile(YEAR_MARK)

# What a document that only speaks of such reports is called.
OTHER_DOCUMENT = re.compile(
    r"通知|格式|模板|范本|样式|指南|办法|规定|方案|要点|通报|公示|函$|批复|说明$|解读|图解|一图读懂|报表|预算|决算|目录$"
    r"|绩效|法治政府|依法行政|考核|评估|培训|会议|部署"
)


def squeezed(text: str) -> str:
    """Without spaces: extraction puts them between figures and words at will."""
    return text.replace(" ", "")
