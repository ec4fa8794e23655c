"""One self-contained page of reports: what was found, and every proof marked in the text.

No script, nothing loaded, no style but the page's own (allowed by its hash), and everything
that comes from a report is escaped: opened from a disk or sent on, the page does nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from outputs.rows import SEVERITIES, SHOWN, law, name_of, place, proofs, span
from outputs.summing import SUMMED, Summing
from outputs.views import ReportView, gravest
from outputs.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment

Trouble = tuple[str, str, str]
"""A source that could not be read: its name, `unusable` or `crashed`, and why."""


def page(
    reports: Sequence[ReportView],
    troubles: Sequence[Trouble],
    lang: str,
    fix: Callable[[str], str],
    sums: Summing | None = None,
) -> str:
    """The page of one run; `sums` of several sources stand in front."""
    return _render("report.html.j2", lang, reports=reports, troubles=troubles, fix=fix, sums=sums)


def draft_page(one: ReportView, heading: str, lang: str, fix: Callable[[str], str]) -> str:
    """What one agency has to put right before publication, in plain words."""
    return _render("draft.html.j2", lang, r=one, heading=heading, fix=fix)


def draft_index(rows: Sequence[dict[str, Any]], lang: str, sums: Summing | None = None) -> str:
    """All agencies of a folder of drafts, each leading to its page (`page`)."""
    return _render("drafts.html.j2", lang, rows=rows, sums=sums)


def _render(template: str, lang: str, **values: Any) -> str:
    style = (files("outputs") / "templates" / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        _templates()
        .get_template(template)
        .render(
            values,
            lang=lang,
            w=wording(lang),
            # Our own file, and its hash must fit to the letter.
            style=Markup(style),  # noqa: S704
            policy=policy,
            place=lambda where: place(where, lang),
            law=lambda cite: law(cite, lang),
            name_of=name_of,
            span=span,
            gravest=gravest,
            shown=SHOWN,
            proofs=proofs,
            summed=SUMMED,
            in_order=_in_order,
        )
    )


def _in_order(reports: Sequence[ReportView]) -> list[tuple[int, ReportView]]:
    """Numbered from 1, those with the gravest and most findings first, then those that could
    not be judged."""

    def weight(one: tuple[int, ReportView]) -> tuple[int, ...]:
        counts = [-one[1].count(severity) for severity in SEVERITIES]
        return (*counts, one[1].entry["result"] == "report")

    return sorted(enumerate(reports, 1), key=weight)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
