"""The matching form of a text: one way of writing for what readers see as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
    "|[\x00-\x08\x0e-\x1b\x7f]"
)

# What NFKC changes in almost every text. Replaced one by one and found to be normal then, a
# text is what NFKC makes of it, many times sooner.
_COMMON = (
    *zip("，：（）；！？％\u00a0\u3000０１２３４５６７８９", ",:();!?%  0123456789", strict=True),
    ("…", "..."),
)

# PDF fonts often map to the radical instead of the character; NFKC knows the Kangxi
# radicals (U+2F00) but only two of the supplement (U+2E80).
_RADICALS = dict(
    zip(
        "⺁⺇⺌⺎⺕⺗⺝⺟⺠⺡⺢⺣⺥⺩⺬⺮⺷⺸⺺⺼⻁⻄⻅⻆⻉⻋⻍⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂几小兀彐心月母民氵水灬爪王示竹羊羊聿肉虎西见角贝车辶阝长镸长门阝雨青韦页风飞食食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_RADICAL = re.compile("[\u2e80-\u2eff]")


# OCR sets figures as formulas, their digits apart: $1 4$, $12.5\\%$.
# None goes over the end of a line.
_FORMULA = re.compile(r"\$[^\S\n]*([+-]?\d(?:[\d.,]|[^\S\n])*?)[^\S\n]*(?:\\?(%))?[^\S\n]*\$")


def normalise(raw: str) -> str:
    """NFKC, radicals as characters, nothing invisible, single spaces, stripped.

    Full-width letters, digits and punctuation become half-width; line ends become a space.
    """
    return " ".join(_characters(raw).split())


def visible(raw: str) -> str:
    """The text without characters that take no place; its line ends stay."""
    return _INVISIBLE.sub("", raw)


def normalise_all(raws: Iterable[str]) -> list[str]:
    """`normalise` of each text; several times faster than one by one."""
    whole = _characters("\n".join([raw.replace("\n", " ") for raw in raws]))
    return [" ".join(line.split()) for line in whole.split("\n")]


def _characters(raw: str) -> str:
    """The text with its blanks and line ends as they are."""
    if "$" in raw:
        raw = _FORMULA.sub(lambda match: "".join(match[1].split()) + (match[2] or ""), raw)
    if raw.isascii():
        return _INVISIBLE.sub("", raw)
    text = _INVISIBLE.sub("", _compatible(raw))
    return _RADICAL.sub(lambda match: _RADICALS.get(match.group(), match.group()), text)


def _compatible(raw: str) -> str:
    """NFKC of the text."""
    text = raw
    for printed, plain in _COMMON:
        if printed in text:
            text = text.replace(printed, plain)
    if unicodedata.is_normalized("NFKC", text):
        return text
    # Nothing is composed over the end of a line.
    return "\n".join([unicodedata.normalize("NFKC", line) for line in text.split("\n")])
