"""Parts of a report beyond the six of its form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report.model import Heading, Report
from rules.checks.base import Result, check
from rules.contents.prose import without_blanks
from rules.contents.whole import FORM_ORDER
from rules.model import Context
from rules.rule import Rule

_BELONGS = re.compile(r"附[件表录]|说明|统计表|情况表|名词解释|联系方式")
_MOST_OF_IT = 5


@check("section-extra")
def section_extra(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Behind the form's last section comes no further numbered one.

    Judged only where the report plainly follows the form: at least five of its six sections,
    numbered one after the other.
    """
    tops = [h for h in report.outline if h.level == 1 and h.ordinal]
    keys = [h.key for h in tops]
    known = {key for key in keys if key in FORM_ORDER}
    in_turn = [h.ordinal for h in tops] == list(range(1, len(tops) + 1))
    if len(known) < _MOST_OF_IT or "other_matters" not in known or not in_turn:
        yield Result("sections", "not_applicable")
        return
    extra = [h for h in tops[keys.index("other_matters") + 1 :] if _is_a_section(h)]
    if not extra:
        yield Result("sections", "pass")
        return
    yield Result(
        "sections",
        "fail",
        {"heading": extra[0].number + extra[0].title, "count": str(len(extra))},
        found="、".join(h.title for h in extra),
        evidence=tuple(h.evidence for h in extra),
    )


def _is_a_section(heading: Heading) -> bool:
    title = without_blanks(heading.title)
    return heading.key not in FORM_ORDER and _BELONGS.search(title) is None
