"""One result for each subject, where a text may speak of a subject more than once."""

from __future__ import annotations

from collections.abc import Iterable

from rules.checks.base import Result
from rules.model import Verdict

_RANK: dict[Verdict, int] = {"fail": 0, "pass": 1, "unknown": 2, "not_applicable": 3}
_SEVERITY = {None: 0, "error": 0, "warning": 1, "info": 2}


def one_each(results: Iterable[Result]) -> list[Result]:
    """The weightiest result of each subject: a fail before a pass before an unknown."""
    kept: dict[str, Result] = {}
    for result in results:
        before = kept.get(result.subject)
        if before is None or _weight(result) < _weight(before):
            kept[result.subject] = result
    return list(kept.values())


def _weight(result: Result) -> tuple[int, int]:
    return _RANK[result.verdict], _SEVERITY[result.severity]
