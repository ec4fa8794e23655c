"""Raw texts to matching texts, a whole document at a time."""

from __future__ import annotations

from collections.abc import Sequence

from report.normal import normalise_all, visible
from report.script import is_traditional, simplify, without_pinyin


def matching_texts(raws: Sequence[str]) -> tuple[list[str], bool]:
    """For each raw text its matching form, and whether the whole is in Traditional script.

    The script is judged over all texts together, so a short cell follows its document.
    """
    whole = "\n".join([raw.replace("\n", " ") for raw in raws])
    traditional = is_traditional(whole)
    # Words of several characters are looked for: nothing invisible may stand between them.
    whole = simplify(visible(whole)) if traditional else without_pinyin(whole)
    return normalise_all(whole.split("\n")), traditional
