"""A citation in words: from the law's file, or, for a local notice, as its calendar has it."""

from __future__ import annotations

from rules.law import UnknownCitationError, cite
from rules.model import Citation, Text


def in_lang(text: Text, lang: str) -> str:
    return text.en if lang == "en" else text.zh


def cited(citation: Citation, lang: str) -> tuple[str, str]:
    """What to print, and the gist of the place in our own words (empty for a local notice)."""
    try:
        found = cite(citation.instrument, citation.at)
    except UnknownCitationError:
        return f"{citation.instrument}{citation.at}", ""
    return in_lang(found.words, lang), in_lang(found.passage.gist, lang)


def cited_line(citation: Citation, lang: str) -> str:
    """Both in one line."""
    words, gist = cited(citation, lang)
    return f"{words}: {gist}" if gist else words
