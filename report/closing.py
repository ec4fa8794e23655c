"""The close of a report: attachments named, sign-off and date, after the last words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from report.bodies import body_of
from report.dates import DAY
from report.naming import report_name, squeezed
from report.running import Paragraph

_ATTACHMENT = re.compile(
    r"^附(?:件|表|:|：)|^\d[.、].{2,60}\.(?:docx?|xlsx?|pdf|wps|zip|rar)$", re.IGNORECASE
)
_CHROME = re.compile(
    r"^(?:扫一扫|分享|打印|关闭|上一篇|下一篇|责任编辑|编辑:|审核:|\W*$|\(?此件.{0,12}\)?$)"
)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|rtf)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\d[年月日号]?(?:至|到|~|起)")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Closing:
    """Where the close begins, and its parts. `first` is the number of paragraphs before it."""

    first: int
    attachments: tuple[Paragraph, ...]
    sign_off: tuple[Paragraph, ...]


def closing_of(paragraphs: Sequence[Paragraph]) -> Closing:
    """The close, found from the end backwards; a report may have none."""
    first = len(paragraphs)
    attachments: list[Paragraph] = []
    signed: list[Paragraph] = []
    while first > 1:
        paragraph = paragraphs[first - 1]
        text = squeezed(paragraph.text)
        if _is_attachment(text):
            attachments.append(paragraph)
        elif _is_sign_off(text):
            signed.append(paragraph)
        elif not _CHROME.match(text):
            break
        first -= 1
    return Closing(first, tuple(reversed(attachments)), tuple(reversed(signed)))


def _is_attachment(text: str) -> bool:
    if len(text) > _LONGEST * 2:
        return False
    if _ATTACHMENT.match(text) or (_FILE.search(text) and len(text) <= _LONGEST):
        return True
    # An archived page repeats the report's name as the name of its file.
    named = report_name.search(text)
    return bool(named and len(text) <= _LONGEST and text.rstrip("。.)）").endswith(named[0]))


def _is_sign_off(text: str) -> bool:
    bare = text.strip("()|[]")
    if len(bare) > _LONGEST or bare[-1:] in "。;" or _PERIOD.search(bare):
        return False
    dated = DAY.search(bare)
    if dated and dated.end() >= len(bare) - 1:
        bare = bare[: dated.start()].strip("()|,")
        if not bare:
            return True
    return body_of(bare) is not None and len(bare) >= 3
