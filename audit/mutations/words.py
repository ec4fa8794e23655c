"""Words changed or put in: years, names of bodies, placeholders, instructions, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from audit.mutations.blocks import part, prose_at, with_blocks, with_text
from audit.mutations.model import Make, Mutant, Subject
from samples.agencies import AGENCIES
from samples.report import Flow

PLACEHOLDERS = (
    "全年公开政策文件XX件。",
    "本年度收到政府信息公开申请____件。",
    "××局全年举办开放日活动一次。",
    "按照20XX年工作要点落实各项任务。",
)
INSTRUCTIONS = (
    "（此处填写本单位名称）",
    "（仿宋_GB2312三号字）",
    "（标题用方正小标宋，二号字，居中）",
    "（请填写具体数据）",
)


def inserted(*texts: str, years: range = range(2008, 2099)) -> Make:
    """A sentence at the end of some paragraph."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        at = [n for n in prose_at(subject.report) if len(subject.report.blocks[n].text) > 20]
        if not at or subject.report.year not in years:
            return None
        place, text = random.choice(at), random.choice(texts)
        changed = subject.report.blocks[place].text + text
        return Mutant(with_text(subject.report, place, changed), text, (), (text,))

    return make


def mobile_number(subject: Subject, random: Random) -> Mutant | None:
    number = f"1{random.choice('3578')}{random.randrange(10**9):09d}"
    return inserted(f"联系人王某某，手机{number}。", f"申请人电话：{number}。")(subject, random)


def identity_number(subject: Subject, random: Random) -> Mutant | None:
    """A number of eighteen characters with a right last one (GB 11643)."""
    day = f"19{random.randint(50, 99)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    body = f"320{random.choice(('102', '623', '722'))}{day}{random.randrange(1000):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(d) * w for d, w in zip(body, weights, strict=True))
    number = body + "10X98765432"[total % 11]
    return inserted(f"申请人身份证号{number}。", f"（身份证号码：{number}）")(subject, random)


def replaced(pattern: str, changes: Iterable[int], only_prose: bool = True) -> Make:
    """The year of one place that the pattern finds (`year` in it), moved by some years."""
    steps = tuple(changes)

    def make(subject: Subject, random: Random) -> Mutant | None:
        year = subject.report.year
        found = re.compile(pattern.replace("year", str(year)))
        blocks = subject.report.blocks
        titles = [at for at, block in enumerate(blocks) if block.kind == "title"]
        places = [
            (at, match)
            for at in (prose_at(subject.report) if only_prose else titles)
            for match in found.finditer(blocks[at].text)
        ]
        if not places:
            return None
        at, match = random.choice(places)
        other = str(year + random.choice(steps))
        words = match[0].replace(str(year), other, 1)
        text = subject.report.blocks[at].text
        changed = text[: match.start()] + words + text[match.end() :]
        return Mutant(with_text(subject.report, at, changed), f"{match[0]} → {words}", (), (words,))

    return make


def other_body(subject: Subject, random: Random) -> Mutant | None:
    """The report's body called by another body's name, once, where the report speaks of itself."""
    own = subject.report.agency.name
    if not subject.generated:
        return None
    announced = re.escape(own) + r"(?=\d{4}年度?政府信息公开)"
    at = [n for n in prose_at(subject.report) if re.search(announced, _text(subject, n))]
    bare = own.removesuffix("人民政府")
    kind = subject.report.agency.kind
    others = [a.name for a in AGENCIES if a.kind == kind and bare not in a.name]
    if not at or not others:
        return None
    place = random.choice(at)
    text = subject.report.blocks[place].text
    found = [m.start() for m in re.finditer(announced, text)]
    start = random.choice(found)
    other = random.choice(others)
    changed = text[:start] + other + text[start + len(own) :]
    words = changed[start : start + len(other)]
    return Mutant(with_text(subject.report, place, changed), f"{own} → {other}", (), (words,))


def attachment(name: str) -> Make:
    """An attachment named at the end, without an address."""

    def make(subject: Subject, random: Random) -> Mutant | None:
        report = subject.report
        if report.attachments or any(b.kind == "attachment" for b in report.blocks):
            return None
        named = name.format(year=report.year, other=report.year - 1)
        blocks = (*report.blocks, Flow("attachment", named))
        return Mutant(with_blocks(report, blocks), named, (), (named,))

    return make


def bracket(subject: Subject, random: Random) -> Mutant | None:
    """The last bracket of a paragraph of sentences is opened and never closed."""
    closed = re.compile(r"[（(][^（）()]{2,40}[）)]")
    at = [
        n
        for n in prose_at(subject.report)
        if closed.search(_text(subject, n)) and _text(subject, n).endswith("。")
    ]
    if not at:
        return None
    place = random.choice(at)
    text = _text(subject, place)
    match = list(closed.finditer(text))[-1]
    changed = text[: match.end() - 1] + text[match.end() :]
    words = match[0][:-1]
    return Mutant(with_text(subject.report, place, changed), words, (), (words,))


def stop_twice(subject: Subject, random: Random) -> Mutant | None:
    """。。"""
    at = [n for n in prose_at(subject.report) if _text(subject, n).endswith("。")]
    if not at:
        return None
    place = random.choice(at)
    text = _text(subject, place) + "。"
    return Mutant(with_text(subject.report, place, text), text[-8:], (), (text[-8:],))


def superseded_notice(subject: Subject, random: Random) -> Mutant | None:
    if subject.report.form != "annual-2021" or part(subject, "overview") is None:
        return None
    text = "本报告依据《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。"
    blocks = list(subject.report.blocks)
    at = prose_at(subject.report)[0]
    blocks[at] = replace(blocks[at], text=blocks[at].text + text)
    words = ("国办公开办函〔2019〕60号",)
    return Mutant(with_blocks(subject.report, blocks), words[0], (), words)


def _text(subject: Subject, at: int) -> str:
    return subject.report.blocks[at].text
