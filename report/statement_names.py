"""The measures that a link of `report.statement_links` claims, by form."""

from __future__ import annotations

from collections.abc import Mapping

from report.model import FormId

_REFUSED = (
    "state_secret", "forbidden_by_law", "endangers_security", "third_party",
    "internal_affairs", "process_information", "enforcement_file", "administrative_query",
)  # fmt: skip
_NOT_PROCESSED = ("petition", "repeated", "publication", "excessive", "reconfirmation")
_OTHERWISE = ("correction_overdue", "fee_overdue", "rest")
_APPLICANTS = ("commercial", "research", "public_welfare", "legal_service", "other_organisation")

_ANNUAL: Mapping[str, tuple[str, ...]] = {
    "new": ("applications.new.total",),
    "received": ("applications.new.total",),
    "received_with_carried": ("applications.new.total", "applications.carried_in.total"),
    "handled": ("applications.new.total", "applications.carried_in.total"),
    "answered": ("outcome.total.total",),
    "on_request": ("outcome.granted.total", "outcome.partly_granted.total"),
    "research": ("applications.new.research",),
    "public_welfare": ("applications.new.public_welfare",),
    "legal_service": ("applications.new.legal_service",),
    "carried_in": ("applications.carried_in.total",),
    "carried_forward": ("applications.carried_forward.total",),
    "granted": ("outcome.granted.total",),
    "partly_granted": ("outcome.partly_granted.total",),
    "refused": tuple(f"outcome.refused.{row}.total" for row in _REFUSED),
    "unavailable": tuple(
        f"outcome.unavailable.{row}.total"
        for row in ("not_held", "needs_creation", "still_unclear")
    ),
    "correction_overdue": ("outcome.otherwise.correction_overdue.total",),
    "not_processed": tuple(f"outcome.not_processed.{row}.total" for row in _NOT_PROCESSED),
    "otherwise": tuple(f"outcome.otherwise.{row}.total" for row in _OTHERWISE),
    "otherwise_in_one": ("outcome.otherwise.all.total",),
    "not_held": ("outcome.unavailable.not_held.total",),
    "needs_creation": ("outcome.unavailable.needs_creation.total",),
    "still_unclear": ("outcome.unavailable.still_unclear.total",),
    "petition": ("outcome.not_processed.petition.total",),
    "closed": ("outcome.total.total",),
    "natural_persons": ("applications.new.natural_person",),
    "organisations": tuple(f"applications.new.{column}" for column in _APPLICANTS),
    "commercial": ("applications.new.commercial",),
    "review_upheld": ("review.upheld",),
    "review_corrected": ("review.corrected",),
    "review_other": ("review.other",),
    "review_pending": ("review.pending",),
    "persons": ("applications.new.natural_person",),
    "not_natural_persons": tuple(f"applications.new.{column}" for column in _APPLICANTS),
    "review": ("review.total",),
    "litigation": ("litigation_direct.total", "litigation_after_review.total"),
    "litigation_direct": ("litigation_direct.total",),
    "litigation_after": ("litigation_after_review.total",),
    "licences": ("licences.decisions",),
    "penalties": ("penalties.decisions",),
    "compulsion": ("compulsion.decisions",),
}
_BY_FORM: Mapping[FormId, Mapping[str, tuple[str, ...]]] = {
    "annual-2021": {
        **_ANNUAL,
        "documents_made": ("normative_documents.issued",),
        "documents_repealed": ("normative_documents.repealed",),
        "documents_in_force": ("normative_documents.in_force",),
        "rules_made": ("regulations.issued",),
    },
    "annual-2019": {
        **_ANNUAL,
        "otherwise": ("outcome.otherwise.all.total",),
        "documents_made": ("normative_documents.made",),
        "rules_made": ("regulations.made",),
    },
    "statistics-2014": {
        "new": ("applications.received.total",),
        "received": ("applications.received.total",),
        "closed": ("applications.closed.total",),
        "review": ("review.total",),
        "litigation": ("litigation.total",),
        "review_upheld": ("review.upheld",),
        "review_corrected": ("review.corrected",),
        "documents_made": ("normative_documents.issued",),
    },
}


def measures_for(name: str, form: FormId | None, otherwise_in_one: bool) -> tuple[str, ...]:
    """The measures whose sum a link claims under a form; empty if the form has none."""
    if name == "otherwise" and otherwise_in_one:
        name = "otherwise_in_one"
    return _BY_FORM.get(form or "", {}).get(name, ())
