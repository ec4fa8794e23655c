"""The whole real reports as they lie there, against the list of what is true of each."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import yaml

from audit.cases import Case, Outcome
from audit.judging import MODES
from audit.real import files

AS_IT_LIES = "as it lies there"
Kind = tuple[str, str, str]
"""Family, severity, basis: the list names no rules."""


@cache
def _truth() -> dict[str, Any]:
    return dict(yaml.safe_load((files.REPORTS / "truth.yaml").read_text(encoding="utf-8")))


def _listed(name: str, mode: str) -> Counter[Kind]:
    """What the list says must be found; nothing, for a report that it does not name."""
    facts = _truth().get(files.real_reports()[name].name, {})
    return Counter((f["family"], f["severity"], f["basis"]) for f in facts.get(mode, ()))


def outcome(case: Case) -> Outcome:
    """What is found and not listed, and what is listed and not found."""
    told = files.told(case.subject)
    if told.wrong:
        return Outcome(case, (AS_IT_LIES,), (told.wrong,))
    faults = []
    added = False
    for mode in MODES:
        found = [o for (its, _, _), o in told.findings.items() if its == mode]
        kinds: Counter[Kind] = Counter((o.family, o.severity, o.basis) for o in found)
        for kind in kinds - _listed(case.subject, mode):
            added = True
            faults += [
                f"added {mode} {o.rule} {o.subject}: {o.message.zh}"
                for o in found
                if (o.family, o.severity, o.basis) == kind
            ]
        faults += [f"lost  {mode} {kind}" for kind in _listed(case.subject, mode) - kinds]
    return Outcome(case, (AS_IT_LIES,), tuple(faults), added=added)
