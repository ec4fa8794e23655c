"""What `gouji check` says of one source, as the public JSON has it (`docs/schema/check.json`).

Every output of `check` is made from these records, so that text and JSON never disagree.
All words of a report are masked here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from night.citing import cited, in_lang
from report.model import (
    Agency,
    DayRange,
    Document,
    Evidence,
    Measure,
    NotAReport,
    Place,
    ReadResult,
    Report,
    Statement,
    Unreadable,
)
from report.privacy import mask
from report.said import said
from report.sniff import Kind, sniff
from rules.model import Citation, Judgement, Outcome, PackVersion
from rules.said import in_english

SCHEMA = "1"
"""Version of the JSON: a change that a reader could stumble over raises it."""
Record = dict[str, Any]
_GRAVEST_FIRST = ("error", "warning", "info")
_MEDIA_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "sheet": "application/vnd.ms-excel",
    "ole": "application/x-ole-storage",
    "zip": "application/zip",
    "rtf": "application/rtf",
    "mhtml": "multipart/related",
    "ofd": "application/ofd",
    "picture": "image/*",
    "text": "text/*",
    "binary": "application/octet-stream",
}


def envelope(
    version: str, packs: Sequence[PackVersion], reports: list[Record], errors: list[Record]
) -> Record:
    """The whole answer of one `gouji check`."""
    return {
        "schema": SCHEMA,
        "gouji": version,
        "packs": [{"id": pack.id, "version": pack.version} for pack in packs],
        "reports": reports,
        "errors": errors,
    }


def record(
    source: str,
    documents: Sequence[Document],
    result: ReadResult,
    judgement: Judgement | None,
    *,
    lang: str,
    every: bool = False,
) -> Record:
    """One source's entry. `every`: passes, not-applicables and suppressed failures too."""
    layout = result.layouts[0] if isinstance(result, Report) and result.layouts else None
    entry: Record = {
        "source": source,
        "document": {
            "sha256": documents[0].sha256,
            "media_type": layout.media_type if layout else _media_type(documents[0]),
        },
        "attachments": [{"name": d.name, "sha256": d.sha256} for d in documents[1:]],
        "result": _kind(result),
        "why": "",
        "title": "",
        "agency": None,
        "reporting_year": None,
        "form": None,
        "published": None,
        "score": None,
        "unassessed": None,
        "families": {},
        "measures": {},
        "statements": [],
        "unrecognised": [],
        "verdicts": [],
        "crashed": [],
    }
    if isinstance(result, NotAReport):
        return entry | {"why": said(result.why, lang), "title": mask(result.title)}
    if isinstance(result, Unreadable):
        why = "; ".join(filter(None, (result.why, result.advice)))
        return entry | {"why": said(why, lang)}
    entry |= {
        "title": mask(result.title),
        "agency": _agency(result.agency),
        "reporting_year": result.reporting_year,
        "form": result.form,
        "published": _days(result.published),
        "measures": {name: _measure(m, lang) for name, m in sorted(result.measures.items())},
        "statements": [_statement(s) for s in result.statements],
        "unrecognised": [
            {"what": u.what, "text": mask(u.text), "where": _place(u.where)}
            for u in result.unrecognised
        ],
    }
    if judgement is not None:
        score = judgement.score
        entry |= {
            "score": None if score.value is None else round(score.value, 1),
            "unassessed": round(score.unassessed, 3),
            "families": dict(score.families),
            "verdicts": [
                verdict(outcome, lang) for outcome in judgement.outcomes if every or _told(outcome)
            ],
            "crashed": list(judgement.crashed),
        }
    return entry


def _media_type(document: Document) -> str:
    """As declared; of what could not be read, and came undeclared, as its first bytes tell."""
    return document.media_type or _MEDIA_TYPES.get(sniff(document.content), "")


def _told(outcome: Outcome) -> bool:
    """Findings, and whatever could not be judged, be it for the same cause as another."""
    if outcome.verdict == "unknown":
        return True
    return outcome.verdict == "fail" and outcome.suppressed_by is None


def verdict(outcome: Outcome, lang: str) -> Record:
    """One outcome with its law and its proof."""
    told: Record = {
        "rule": outcome.rule,
        "verdict": outcome.verdict,
        "severity": outcome.severity,
        "basis": outcome.basis,
        "family": outcome.family,
        "subject": mask(outcome.subject),
        "message": mask(in_lang(outcome.message, lang)),
        "cites": [_cite(c, lang) for c in outcome.cites],
        "expected": in_english(outcome.expected) if lang == "en" else outcome.expected,
        "found": mask(in_english(outcome.found) if lang == "en" else outcome.found),
        "evidence": [_evidence(e) for e in outcome.evidence],
    }
    if outcome.suppressed_by is not None:
        told["suppressed_by"] = mask(outcome.suppressed_by)
    return told


def findings(entry: Mapping[str, Any]) -> list[Record]:
    """The verdicts of a record that are findings, the gravest first."""
    found = [v for v in entry["verdicts"] if v["verdict"] == "fail" and "suppressed_by" not in v]
    return sorted(found, key=lambda v: _GRAVEST_FIRST.index(v["severity"]))


def _kind(result: ReadResult) -> str:
    if isinstance(result, Report):
        return "report"
    return "not_a_report" if isinstance(result, NotAReport) else "unreadable"


def _agency(agency: Agency) -> Record:
    return {
        "name": agency.name,
        "kind": agency.kind,
        "level": agency.level,
        "region": agency.region,
    }


def _days(days: DayRange | None) -> Record | None:
    if days is None:
        return None
    return {
        "from": days.first.isoformat(),
        "to": days.last.isoformat(),
        "source": days.source,
        "evidence": _evidence(days.evidence) if days.evidence else None,
    }


def _measure(measure: Measure, lang: str) -> Record:
    told: Record = {
        "state": measure.state,
        "value": _number(measure.value),
        "raw": mask(measure.raw),
        "where": _place(measure.where),
    }
    for name in ("unit", "remark"):
        if text := getattr(measure, name):
            told[name] = mask(text)
    if measure.why:
        told["why"] = mask(said(measure.why, lang))
    return told


def _statement(statement: Statement) -> Record:
    return {
        "sentence": mask(statement.sentence),
        "subject": mask(statement.subject),
        "value": _number(statement.value),
        "unit": statement.unit,
        "approximate": statement.approximate,
        "measure": statement.measure,
        "where": _place(statement.where.where),
    }


def _cite(citation: Citation, lang: str) -> Record:
    words, gist = cited(citation, lang)
    return {"instrument": citation.instrument, "at": citation.at, "words": words, "gist": gist}


def _evidence(evidence: Evidence) -> Record:
    return {"quote": mask(evidence.quote), "where": _place(evidence.where)}


def _place(where: Place) -> Record:
    return asdict(where)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
