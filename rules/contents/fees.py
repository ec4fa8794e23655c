"""What a report tells of processing fees: notices sent, what they asked for, what came in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from report.model import Report
from rules.contents.prose import OncePerReport, Sentence, prose, sentences
from rules.contents.words import words

_ABOUT = re.compile(r"信息处理费|(?:收费|缴费|缴款)通知")
_NOTICE = r"(?:收费|缴费|缴款)通知(?:书|单)?"
_COUNT = re.compile(
    rf"{_NOTICE}(?:的)?(?:总?件数|数量|份数)?(?:共计|总计|合计|共|为|是|:)*(?<!\d)(\d{{1,6}})(?=件|份|次|个|张|[,。;)]|$)"
    rf"|(?:发出|发送|下达|制发|开具|出具)(?:信息处理费)?(?:共|共计)?(\d{{1,6}})(?:件|份|次|个|张)[^,。;\d]{{0,8}}{_NOTICE}"
)
_MONEY = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(万)?元")
_CAME_IN = re.compile(r"实际|实收|已收|到账|入库")
_ASKED = re.compile(r"金额|通知")
_ROUGH = re.compile(r"约|近|余|多元|左右")


@dataclass(frozen=True, slots=True)
class Fees:
    """The figures told, None where they are not, each in whole yuan or notices."""

    notices: int | None = None
    asked: Decimal | None = None
    collected: Decimal | None = None
    said: tuple[Sentence, ...] = ()
    """The sentences on fees, with or without figures."""


def _fees(report: Report) -> Fees:
    if not _ABOUT.search(prose(report)):
        return Fees()
    said = tuple(s for s in sentences(report) if _ABOUT.search(s.text))
    notices: int | None = None
    asked: Decimal | None = None
    collected: Decimal | None = None
    for sentence in said:
        if notices is None:
            notices = _notices(sentence.text)
        for clause in re.split(r"[,;。、]", sentence.text):
            money = _MONEY.search(clause)
            if money is None or _ROUGH.search(clause):
                continue
            value = Decimal(money[1]) * (10_000 if money[2] else 1)
            before = clause[: money.start()]
            if _CAME_IN.search(before):
                collected = value if collected is None else collected
            elif _ASKED.search(before):
                asked = value if asked is None else asked
    return Fees(notices, asked, collected, said)


def _notices(text: str) -> int | None:
    told = _COUNT.search(text)
    if told is not None:
        return int(told[1] or told[2])
    return 0 if words("no_fee_notices").search(text) else None


fees_told = OncePerReport(_fees)
"""`fees_told(report)`: what the prose says of processing fees."""
