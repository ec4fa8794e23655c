"""The same words in other characters: widths, blanks, invisible ones, script."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

Change = Callable[[str, Random], str]
"""One piece of text (a paragraph, a cell) written otherwise. May only touch how it looks."""

INVISIBLE = "\u200b\u200c\u200d\ufeff\u2060\u00ad\u200e"
_BLANKS = "\u00a0\u2002\u2003\u2009\u3000"
_PUNCTUATION = str.maketrans(",():;?!%", "，（）：；？！％")
_NARROW = str.maketrans("，（）：；？！％", ",():;?!%")
_DIGITS = {ord("0") + n: ord("０") + n for n in range(10)}
_LETTERS = {ord(base) + n: ord(wide) + n for base, wide in ("AＡ", "aａ") for n in range(26)}
_KANGXI = str.maketrans(
    "一人大小日月水火文方生立工土子女山木目行金見", "⼀⼈⼤⼩⽇⽉⽔⽕⽂⽅⽣⽴⼯⼟⼦⼥⼭⽊⽬⾏⾦⾒"
)
_BESIDE_FIGURE = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")
_QUOTED = re.compile("“([^“”]*)”")
_SHORT_LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}")


def invisible(text: str, random: Random) -> str:
    """Zero-width characters anywhere, inside figures too."""
    return _sprinkled(text, random, lambda: random.choice(INVISIBLE), 0.06)


def other_blanks(text: str, random: Random) -> str:
    """No-break, thin and ideographic spaces for plain ones."""
    return text.replace(" ", random.choice(_BLANKS))


def spaced_figures(text: str, random: Random) -> str:
    """A blank between figures and the words beside them: 新收 5 件."""
    blank = random.choice(" \u00a0\u2009")
    return _BESIDE_FIGURE.sub(blank, text)


def spaced_label(text: str, random: Random) -> str:
    """统 计 数: short labels drawn apart."""
    return random.choice((" ", "  ", "\u3000")).join(text) if _SHORT_LABEL.fullmatch(text) else text


def wide_digits(text: str, random: Random) -> str:
    return text.translate(_DIGITS)


def wide_letters(text: str, random: Random) -> str:
    return text.translate(_LETTERS)


def wide_punctuation(text: str, random: Random) -> str:
    """，（）：； for their ASCII twins, but not in addresses, times and thousands."""
    return re.sub(
        r"[,():;?!%]+(?![\w/])|(?<![\w/])[,():;?!%]+", lambda m: m[0].translate(_PUNCTUATION), text
    )


def narrow_punctuation(text: str, random: Random) -> str:
    return text.translate(_NARROW)


def straight_quotes(text: str, random: Random) -> str:
    """“…” as "…" or 「…」."""
    left, right = random.choice(('""', "「」", "＂＂", "‘’"))
    return _QUOTED.sub(lambda m: f"{left}{m[1]}{right}", text)


def radicals(text: str, random: Random) -> str:
    """Kangxi radicals for the characters that look alike, as fonts of PDFs yield them."""
    return "".join(char.translate(_KANGXI) if random.random() < 0.3 else char for char in text)


def traditional(text: str, random: Random) -> str:
    """Traditional script by machine, of one of the flavours."""
    return str(_converter(random.choice(("s2t", "s2tw", "s2twp", "s2hk"))).convert(text))


def simplified(text: str, random: Random) -> str:
    """Simplified script by machine, for a report in Traditional."""
    return str(_converter(random.choice(("t2s", "tw2s", "tw2sp"))).convert(text))


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)


def _sprinkled(text: str, random: Random, piece: Callable[[], str], share: float) -> str:
    return "".join(char + piece() if random.random() < share else char for char in text)


CHANGES: dict[str, Change] = {
    "invisible characters": invisible,
    "other blanks": other_blanks,
    "blanks beside figures": spaced_figures,
    "labels drawn apart": spaced_label,
    "full-width digits": wide_digits,
    "full-width letters": wide_letters,
    "full-width punctuation": wide_punctuation,
    "half-width punctuation": narrow_punctuation,
    "other quotation marks": straight_quotes,
    "radicals": radicals,
    "traditional": traditional,
    "simplified": simplified,
}
"""By name; `traditional` must take a whole document in one flavour (see `whole`)."""


def whole(name: str, seed: str) -> Callable[[str], str]:
    """The change for every piece of one document: the same choices for like pieces."""
    change = CHANGES[name]
    uniform = name in ("traditional", "simplified", "other quotation marks")

    def apply(text: str) -> str:
        return change(text, Random(seed if uniform else f"{seed}/{text}"))  # noqa: S311

    return apply
