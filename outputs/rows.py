"""Records flattened: one row a finding, one row a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from outputs.wording import wording

Record = Mapping[str, Any]
Fix = Callable[[str], str]
"""A rule's id → how to put right what it finds."""
FINDING = (
    "agency", "year", "severity", "basis", "rule", "problem", "expected", "found", "quote",
    "where", "cites", "fix", "waiver", "source",
)  # fmt: skip
STANDING = (
    "agency", "year", "severity", "problem", "expected", "found", "proof", "cites", "fix", "basis",
    "rule", "source",
)  # fmt: skip
"""Columns of the sheet of findings; what is waived has a sheet of its own."""
WAIVED = (
    "agency", "year", "severity", "problem", "expected", "found", "proof", "reason", "by", "until",
    "rule", "source",
)  # fmt: skip
REPORT = (
    "agency", "year", "state", "published", "error", "warning", "info", "waived", "unknown",
    "score", "unassessed", "source", "why",
)  # fmt: skip
SEVERITIES = ("error", "warning", "info")
NIL = frozenset({"", "0", "/", "-", "—", "无"})
"""Cells that say nothing by themselves."""
SHOWN = 4
"""Pieces of evidence told at once; of more, those that say something come first."""
Value = str | int | float | None


def findings(entry: Record) -> list[Record]:
    """The verdicts of a record that are findings, the gravest first."""
    found = [v for v in entry["verdicts"] if v["verdict"] == "fail" and "suppressed_by" not in v]
    return sorted(found, key=lambda v: SEVERITIES.index(v["severity"]))


def unknowns(entry: Record) -> list[Record]:
    return [v for v in entry["verdicts"] if v["verdict"] == "unknown" and "suppressed_by" not in v]


def answered_no(entry: Record) -> bool:
    """A report for which nothing that was asked holds, or may hold."""
    if entry["result"] != "report" or entry["crashed"]:
        return False
    return not any(v["verdict"] in ("fail", "unknown") for v in entry["verdicts"])


def proofs(finding: Record) -> list[tuple[int, Record]]:
    """Its evidence with each one's number; of many, cells that say nothing come last."""
    numbered = list(enumerate(finding["evidence"], 1))
    if len(numbered) <= SHOWN:
        return numbered
    return sorted(numbered, key=lambda one: one[1]["quote"].strip() in NIL)


def waived(entry: Record) -> list[Record]:
    """Findings that a waiver sets apart: counted, never among the findings."""
    return list(entry.get("waived", ()))


def finding_rows(entry: Record, lang: str, fix: Fix) -> Iterator[dict[str, Value]]:
    """One row a finding; keys as in FINDING and in STANDING."""
    return _rows(entry, findings(entry), lang, fix)


def waived_rows(entry: Record, lang: str, fix: Fix) -> Iterator[dict[str, Value]]:
    """One row a waived finding; keys as in FINDING and in WAIVED."""
    return _rows(entry, waived(entry), lang, fix)


def _rows(
    entry: Record, found: Sequence[Record], lang: str, fix: Fix
) -> Iterator[dict[str, Value]]:
    w = wording(lang)
    for one in found:
        told = [evidence for _, evidence in proofs(one)[:SHOWN]]
        rest = len(one["evidence"]) - len(told)
        more = "\n" + w["more_places"].format(rest) if rest else ""
        yield {
            "agency": name_of(entry),
            "year": entry["reporting_year"],
            "severity": w[one["severity"]],
            "basis": w[one["basis"]],
            "rule": one["rule"],
            "problem": one["message"],
            "expected": one["expected"],
            "found": one["found"],
            "quote": "\n".join(e["quote"] for e in told) + more,
            "where": "\n".join(place(e["where"], lang) for e in told) + more,
            "proof": "\n".join(_proof(e, lang) for e in told) + more,
            "cites": "\n".join(law(cite, lang) for cite in one["cites"]),
            "fix": fix(one["rule"]),
            "waiver": _waiver(one, w),
            **one.get("waived", {}),
            "source": entry["source"],
        }


def _proof(evidence: Record, lang: str) -> str:
    """Where it stands and what is written there, in one line."""
    at, quote = place(evidence["where"], lang), evidence["quote"]
    return wording(lang)["place_and_words"].format(at, quote) if quote else at


def _waiver(one: Record, w: Mapping[str, str]) -> str:
    """Empty for what stands."""
    decided = one.get("waived")
    return (
        w["waiver_words"].format(*(decided[k] for k in ("reason", "by", "until")))
        if decided
        else ""
    )


def report_row(entry: Record, lang: str) -> dict[str, Value]:
    """One row a report (or what was none); keys as in REPORT."""
    tally = Counter(one["severity"] for one in findings(entry))
    judged = entry["result"] == "report"
    days = entry["published"]
    return {
        "agency": name_of(entry),
        "year": entry["reporting_year"],
        "state": wording(lang)[entry["result"]],
        "published": span(days) if days else "",
        **{severity: tally[severity] if judged else None for severity in SEVERITIES},
        "waived": len(waived(entry)) if judged else None,
        "unknown": len(unknowns(entry)) if judged else None,
        "score": entry["score"],
        "unassessed": entry["unassessed"],
        "source": entry["source"],
        "why": entry["why"] or "; ".join(entry["crashed"]),
    }


def trouble_row(source: str, kind: str, why: str, lang: str) -> dict[str, Value]:
    """The row of a source that could not even be read; keys as in REPORT."""
    row: dict[str, Value] = dict.fromkeys(REPORT)
    return row | {"source": source, "state": wording(lang)[kind], "why": why}


def name_of(entry: Record) -> str:
    return (entry["agency"] or {}).get("name") or ""


def span(days: Record) -> str:
    """2025-01-20, or 2025-01-20 – 2025-01-25 where the day is not known for certain."""
    first, last = days["from"], days["to"]
    return str(first) if first == last else f"{first} – {last}"


def place(where: Record, lang: str) -> str:
    """表三 · （七）总计 · 自然人，第 70 行."""
    w = wording(lang)
    told = [w["attachment_no"].format(where["document"])] if where["document"] else []
    told += [where["label"]] if where["label"] else []
    told.append(w["line"].format(where["line"]))
    return ("，" if lang == "zh" else ", ").join(told)


def law(cite: Record, lang: str) -> str:
    colon = "：" if lang == "zh" else ": "
    return f"{cite['words']}{colon}{cite['gist']}" if cite["gist"] else str(cite["words"])
