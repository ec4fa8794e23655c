"""A sample report as portals really publish it: pasted from Word, most of the page markup."""

import re

from report.model import Document
from samples.render_html import render_html
from samples.report import SampleReport

_BOX = "padding:0.0000pt 5.4000pt;border:1.0000pt solid windowtext;mso-border-alt:0.5000pt"
_PARAGRAPH = (
    'class="MsoNormal" style="margin:0pt 0pt 0.0001pt;text-indent:32pt;mso-char-indent-count:2;'
    'line-height:28pt;mso-line-height-rule:exactly;text-align:justify"'
)
_RUN = (
    '<span lang="EN-US" style="font-family:仿宋_GB2312;mso-hansi-font-family:Calibri;'
    "mso-bidi-font-family:'Times New Roman';font-size:16pt;mso-font-kerning:1pt\">"
    '<font face="仿宋_GB2312">{}</font></span>'
)
_ELEMENT = re.compile(r"<(p|td|th)\b")
_TEXT = re.compile(r">([^<>]*[^\s<>][^<>]*)<(?!/(?:title|script|style|a|option)\b)")
_LONG = 30


def word_page(report: SampleReport) -> Document:
    """About 80 KB for a report of a department, tables included."""
    head, body_tag, body = render_html(report).content.decode().partition("<body")
    body = _TEXT.sub(lambda found: f">{_runs(found[1])}<", body)
    body = _ELEMENT.sub(_dressed, body)
    return Document((head + body_tag + body).encode(), "report.html", "text/html", "utf-8")


def _dressed(found: re.Match[str]) -> str:
    box = "" if found[1] == "p" else f' width="88" valign="center" style="width:66.7pt;{_BOX}"'
    return f"<{found[1]}{box}" if box else f"<p {_PARAGRAPH}"


def _runs(text: str) -> str:
    """Word breaks a paragraph into runs wherever its author paused."""
    pieces = (text[at : at + _LONG] for at in range(0, len(text), _LONG))
    return "".join(map(_RUN.format, pieces))
