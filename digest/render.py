"""A digest as mail: subject, plain text, and HTML with its styles inlined.

Everything that came from outside is escaped by the HTML template and stripped of control
characters in the text; no address but http(s) ever becomes a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import css_inline
import jinja2
import yaml

from digest.model import Digest


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    text: str
    html: str


def render(digest: Digest) -> Rendered:
    """The three parts of one recipient's mail, in the recipient's language."""
    words = _words(digest.lang)
    values = {"d": digest, "w": words}
    css = _template_file("style.css")
    html = _environment().get_template("digest.html.j2").render(values | {"css": css})
    text = _environment().get_template("digest.txt.j2").render(values)
    return Rendered(
        subject=one_line(_subject(digest, words)),
        text=_printable(text).strip() + "\n",
        html=css_inline.inline(html, keep_style_tags=False, load_remote_stylesheets=False),
    )


def one_line(text: str) -> str:
    """Fit for a header: no line break or other control character survives."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _subject(digest: Digest, words: Mapping[str, str]) -> str:
    counts = [
        ("new", len(digest.new)),
        ("overdue", len(digest.overdue)),
        ("unvisited", len(digest.unvisited)),
        ("resolved", len(digest.resolved)),
    ]
    told = " · ".join(f"{words[name]} {count}" for name, count in counts if count)
    return f"{words['title']} {digest.day} {told or words['subject_quiet']}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def _template_file(name: str) -> str:
    return (files("digest") / "templates" / name).read_text("utf-8")


@cache
def _words(lang: str) -> Mapping[str, str]:
    words = yaml.safe_load(_template_file("words.yaml"))
    return {name: texts[lang] for name, texts in words.items()}


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("digest"),
        autoescape=jinja2.select_autoescape(["html.j2"]),
        undefined=jinja2.StrictUndefined,
    )
