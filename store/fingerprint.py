# ruff: noqa: S608 (queries are put together from the constants below)
"""One hash of everything the store knows, whatever the ids, instants and order of writing.

Two stores with equal fingerprints hold the same content: the tests that kill a stage at
every commit, run it again and compare with an undisturbed run rest on it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils.db import Database

    from store.store import Store

_ITEM = "(SELECT coalesce(portal_id, '') || ' ' || url FROM items WHERE id = {})"
_REPORT = f"""(SELECT coalesce(agency_id, '') || ' ' || coalesce(reporting_year, '') || ' '
  || CASE source WHEN '' THEN '' ELSE {_ITEM.format("substr(source, 1, instr(source, '#') - 1)")}
     || substr(source, instr(source, '#')) END FROM reports WHERE id = {{}})"""
_REVISION = f"""(SELECT {_ITEM.format("item_id")} || ' ' || part || ' ' || hash || ' '
  || reader_version FROM revisions WHERE id = {{}})"""
_JUDGED = f"(SELECT {_REVISION.format('revision_id')} FROM judgements WHERE id = {{}})"
_FINDING = f"""(SELECT {_REPORT.format("report_id")} || ' ' || rule || ' ' || subject
  FROM findings WHERE id = {{}})"""

_CONTENT = {
    "portals": "SELECT * FROM portals",
    "agencies": "SELECT * FROM agencies",
    "attributes": "SELECT * FROM agency_attributes",
    "aliases": "SELECT * FROM agency_aliases",
    "successions": "SELECT * FROM agency_successions",
    "roster": "SELECT * FROM roster",
    "blobs": "SELECT sha256, size FROM blobs",
    "items": "SELECT portal_id, url, agency_id, title, listed_on FROM items",
    "documents": f"""SELECT {_ITEM.format("item_id")}, role, parent_url, url, name, sha256,
      media_type, charset, status FROM documents""",
    # 304 says that the last 200 still holds.
    "addresses": """SELECT url, etag, last_modified,
      CASE status WHEN 304 THEN 200 ELSE status END FROM addresses""",
    "sightings": f"""SELECT DISTINCT {_ITEM.format("item_id")}, list_url, title, listed_on
      FROM sightings""",
    "lists": "SELECT DISTINCT portal_id, list_url, complete, items FROM list_visits",
    "readings": f"""SELECT {_ITEM.format("item_id")}, documents_hash, reader_version, packs,
      context_hash, result, as_of, cause, why, advice, title, hints_hash FROM readings""",
    "reports": f"""SELECT {_REPORT.format("reports.id")}, {_REVISION.format("current_revision_id")}
      FROM reports""",
    "revisions": f"""SELECT {_ITEM.format("item_id")}, part, hash, reader_version, documents_hash,
      present, title, agency_name, agency_kind, agency_level, region, reporting_year, form,
      published_first, published_last, published_source, signed_first, signed_last, media_type,
      traditional, whole, cut, outline, attachments, tables, unrecognised,
      {_REPORT.format("report_id")} FROM revisions""",
    "sources": f"""SELECT {_REVISION.format("revision_id")}, no, (SELECT url || ' ' || sha256
      FROM documents WHERE id = document_id) FROM revision_documents""",
    "measures": f"""SELECT {_REVISION.format("revision_id")}, name, state, value, unit, raw,
      remark, why, document, line, table_no, row_no, column_no, label FROM measures""",
    "statements": f"""SELECT {_REVISION.format("revision_id")}, no, sentence, subject, value,
      unit, approximate, measure, document, line, table_no, row_no, column_no, label
      FROM statements""",
    "alike": f"""SELECT {_REPORT.format("report_id")}, {_REPORT.format("other_id")},
      {_REVISION.format("other_revision_id")}, common FROM alike""",
    "texts": f"SELECT {_REVISION.format('revision_id')}, body FROM texts",
    "judgements": f"""SELECT {_REVISION.format("revision_id")}, packs, pack_versions, as_of,
      context, score, unassessed, families, crashed FROM judgements WHERE current""",
    "counts": f"""SELECT {_JUDGED.format("judgement_id")}, rule, passed, failed, unknown,
      not_applicable, suppressed FROM outcome_counts""",
    "outcomes": f"""SELECT {_JUDGED.format("judgement_id")}, rule, subject, verdict, severity,
      basis, family, suppressed_by, message_zh, message_en, detail FROM outcomes""",
    "findings": f"""SELECT {_REPORT.format("report_id")}, rule, subject, state, severity, basis,
      family, message_zh, message_en, detail, cause, raised_on, resolved_on, waiver, review
      FROM findings""",
    "events": f"""SELECT {_FINDING.format("finding_id")}, event, cause, as_of
      FROM finding_events""",
    "reviews": f"SELECT {_FINDING.format('finding_id')}, rule, word, by, reason FROM reviews",
    "ledger": f"""SELECT agency_id, reporting_year, portal_id, state, due_on, due_basis, seen_on,
      {_REPORT.format("report_id")}, note FROM ledger""",
    "ledger_events": """SELECT agency_id, reporting_year, portal_id, state, as_of
      FROM ledger_events""",
}

_OPERATIONS = {
    "recipients": "SELECT * FROM recipients",
    "outbox": "SELECT recipient_id, key, subject, state FROM outbox",
}


def fingerprint(store: Store) -> str:
    """64 hexadecimal digits; memory stays flat, whatever the size of the store.

    Left out on purpose: runs and what counts them, instants, row ids, the addresses of
    messages (which hold instants), and how often the same was seen.
    """
    total = _sum(store.db, _CONTENT)
    if store.operations_path.exists():
        total += _sum(store.operations, _OPERATIONS)
    return f"{total % 2**256:064x}"


def _sum(db: Database, parts: dict[str, str]) -> int:
    """The sum of the rows' hashes: no order, yet equal rows count as often as they are."""
    return sum(_hash([name, *row]) for name, query in parts.items() for row in db.execute(query))


def _hash(row: list[Any]) -> int:
    text = json.dumps(row, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())
