"""What stands behind a stored finding, in the words that go out of the office; personal data
masked, nothing in it that could move a cursor or break a file."""

from __future__ import annotations

from report.model import Place
from report.privacy import mask
from rules.law import UnknownCitationError, cite
from rules.model import Citation, Text


def clean(text: str) -> str:
    """Masked, on one line, printable: fit for any file."""
    return " ".join("".join(c if c.isprintable() else " " for c in mask(text)).split())


def in_lang(text: Text, lang: str) -> str:
    return clean(text.en if lang == "en" else text.zh)


def law_of(citation: Citation, lang: str = "zh") -> str:
    """Instrument and article, no more: a gist could be taken for the statute's own words."""
    try:
        return in_lang(cite(citation.instrument, citation.at).words, lang)
    except UnknownCitationError:
        # A local notice, which only its calendar knows.
        return clean(f"{citation.instrument}{citation.at}")


def own_words(text: str) -> str:
    """Our own words, their quotation marks turned into corner ones: in a letter the usual ones
    are kept for the words of the report."""
    return clean(text).translate(str.maketrans("“”", "「」"))


def place_of(where: Place, lang: str = "zh") -> str:
    """附件1，表三 · 总计，第70行."""
    zh = lang == "zh"
    told = [clean(where.label)] if where.label else []
    told.append(f"第{where.line}行" if zh else f"line {where.line}")
    if where.document:
        told.insert(0, f"附件{where.document}" if zh else f"attachment {where.document}")
    return ("，" if zh else ", ").join(told)


def letter_place(where: Place) -> str:
    """附件1表三 · 总计, 正文: without lines, which only the extract has."""
    attachment = f"附件{where.document}" if where.document else ""
    return attachment + (clean(where.label) or "正文")
