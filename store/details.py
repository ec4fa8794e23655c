"""Proof as JSON: citations and evidence, in and out of a text column."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from report.model import Evidence, Place
from rules.model import Citation, Outcome


def detail_json(outcome: Outcome) -> str:
    """What stands behind an outcome beside its message."""
    return _dump(
        {
            "cites": [dataclasses.asdict(cite) for cite in outcome.cites],
            "expected": outcome.expected,
            "found": outcome.found,
            "evidence": [{"quote": e.quote, "where": _short(e.where)} for e in outcome.evidence],
            "weight": outcome.weight,
        }
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Detail:
    cites: tuple[Citation, ...]
    expected: str
    found: str
    evidence: tuple[Evidence, ...]
    weight: int


def detail(text: str) -> Detail:
    told = json.loads(text)
    return Detail(
        cites=tuple(Citation(**cite) for cite in told["cites"]),
        expected=told["expected"],
        found=told["found"],
        evidence=tuple(Evidence(e["quote"], Place(**e["where"])) for e in told["evidence"]),
        weight=told["weight"],
    )


def _short(where: Place) -> dict[str, Any]:
    told = {
        f.name: getattr(where, f.name)
        for f in dataclasses.fields(where)
        if getattr(where, f.name) != f.default
    }
    return {"line": where.line, **told}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
