"""Asks one rule of the built-in packs about a short report, as a person would."""

from __future__ import annotations

from datetime import date
from functools import cache

from report import read
from report.model import Document, Hints, Report
from rules import Packs, judge, load_packs
from rules.model import Context, Judgement, Outcome

AS_OF = date(2027, 1, 1)


@cache
def packs() -> Packs:
    return load_packs()


def reading(text: str, *, media_type: str = "text/plain", **hints: object) -> Report:
    [result] = read(
        [Document(text.encode(), "report.txt", media_type=media_type)],
        Hints(**hints),  # type: ignore[arg-type]
    )
    assert isinstance(result, Report), result
    return result


def judging(text: str, *, complete: bool = True, **hints: object) -> Judgement:
    judgement = judge(reading(text, **hints), Context(AS_OF, complete=complete), packs())
    assert not judgement.crashed
    return judgement


def asked(text: str, rule: str, *, complete: bool = True, **hints: object) -> list[Outcome]:
    """The outcomes of one rule."""
    judgement = judging(text, complete=complete, **hints)
    return [o for o in judgement.outcomes if o.rule == rule]


def verdict(text: str, rule: str, *, complete: bool = True, **hints: object) -> str:
    """`fail` if any outcome is one, else the loudest of the rest."""
    said = {o.verdict for o in asked(text, rule, complete=complete, **hints)}
    return next(v for v in ("fail", "pass", "unknown", "not_applicable") if v in said)


def report_2017(**parts: str) -> str:
    """A short report of a bureau for 2017; a part given empty is left out."""
    told = {
        "proactive": "通过县政府网站公开政府信息120条。",
        "requests": "收到政府信息公开申请3件，同意公开2件，不予公开1件。",
        "fees": "未收取任何费用。",
        "disputes": "未发生行政复议和行政诉讼。",
        "problems": "部分信息更新不够及时。已改为按月检查。",
        "other": "无其他需要报告的事项。",
    } | parts
    titles = {
        "proactive": "主动公开政府信息的情况",
        "requests": "依申请公开政府信息的情况",
        "fees": "收费及减免情况",
        "disputes": "行政复议、行政诉讼情况",
        "problems": "存在的主要问题及改进情况",
        "other": "其他需要报告的事项",
    }
    kept = [(titles[key], text) for key, text in told.items() if text]
    lines = ["青檀县水务局2017年政府信息公开工作年度报告"]
    for number, (title, text) in zip("一二三四五六", kept, strict=False):
        lines += [f"{number}、{title}", text]
    return "\n".join(lines) + "\n"


def report_2023(agency: str = "青檀县水务局", year: int = 2023, **parts: str) -> str:
    """A short report by the form of 2021, without its tables."""
    told = {
        "preamble": "",
        "overview": "全年在网站主动公开信息320条，收到申请3件，均已答复。",
        "proactive": "制发规范性文件2件。",
        "requests": "收到政府信息公开申请3件，予以公开3件。",
        "disputes": "未发生行政复议和行政诉讼。",
        "problems": "部分信息更新不够及时。已改为按月检查。",
        "other": "未收取信息处理费。",
    } | parts
    return f"""{agency}{year}年政府信息公开工作年度报告
{told["preamble"]}
一、总体情况
{told["overview"]}
二、主动公开政府信息情况
{told["proactive"]}
三、收到和处理政府信息公开申请情况
{told["requests"]}
四、政府信息公开行政复议、行政诉讼情况
{told["disputes"]}
五、存在的主要问题及改进情况
{told["problems"]}
六、其他需要报告的事项
{told["other"]}
"""
