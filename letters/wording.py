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


def place_of(where: Place, lang: str = "zh") -> str:
    """附件1，表三 · 总计，第 70 行."""
    zh = lang == "zh"
    attachment = (f"附件{where.document}" if zh else f"attachment {where.document}") if (
        where.document
    ) else ""  # fmt: skip
    line = f"第{where.line}行" if zh else f"line {where.line}"
    return ("，" if zh else ", ").join(filter(None, (attachment, clean(where.label), line)))
