"""All that proves a finding, in one zip: the documents as archived, their hashes, headers and
times, a readable extract, and how the judgement was made.

The documents stand in it byte for byte; everything written beside them has personal data
masked.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from letters.wording import clean, in_lang, law_of, place_of
from report.privacy import mask

if TYPE_CHECKING:
    from store.documents import StoredDocument
    from store.evidence import Proof

_STILL = (1980, 1, 1, 0, 0, 0)
"""The time of every member: same proof, same bytes. When things were captured is told inside."""
_LONGEST_NAME = 80
README = """\
{title}

documents/     采集到的原件，逐字节保存 / the documents as captured, byte for byte
extract.txt    系统读出的文字，个人信息已遮盖 / the words as read, personal data masked
finding.json   问题、依据、原文与位置 / the finding, its law, the words and where they stand
judgement.json 判定所用的规则包、日期与已知情况 / rule packs, day and context of the judgement
manifest.json  原件的网址、哈希、响应头、采集时间，列表上的出现记录，以及各文件哈希 /
               addresses, hashes, headers and times, lists that showed it, hash of every file

核对 / to verify:  sha256sum documents/*
"""


class EvidenceError(ValueError):
    """Archived bytes that are not what was archived: nothing may be proved with them."""


def evidence_zip(proof: Proof) -> bytes:
    """The zip. Raises EvidenceError when a document no longer has its hash."""
    names = _names(proof.documents)
    members: dict[str, bytes] = {}
    for document, content, name in zip(proof.documents, proof.contents, names, strict=True):
        if sha256(content).hexdigest() != document.sha256:
            raise EvidenceError(
                f"{document.url}: the archived bytes no longer have their hash {document.sha256}"
            )
        members[name] = content
    members["extract.txt"] = mask(proof.text).encode()
    members["finding.json"] = _json(_finding(proof))
    members["judgement.json"] = _json(_judgement(proof))
    title = f"F{proof.finding.id} {in_lang(proof.finding.message, 'zh')}"
    members["README.txt"] = README.format(title=title).encode()
    members["manifest.json"] = _json(_manifest(proof, names, members))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _STILL)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            file.writestr(info, content)
    return out.getvalue()


def _names(documents: tuple[StoredDocument, ...]) -> list[str]:
    """documents/0-page.html: the number is the one that evidence speaks of."""
    return [f"documents/{no}-{_safe(d.name) or d.role}" for no, d in enumerate(documents)]


def _safe(name: str) -> str:
    """A file name from a portal, fit for every file system and leading nowhere else."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(c if c.isalnum() or c in "-_." else "_" for c in last).strip("._")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:8]}" if dot else plain[:_LONGEST_NAME]


def _finding(proof: Proof) -> dict[str, Any]:
    one = proof.finding
    return {
        "finding": f"F{one.id}",
        "report": f"R{one.report_id}",
        "agency": clean(one.agency_name),
        "agency_id": one.agency_id,
        "reporting_year": one.reporting_year,
        "title": clean(one.title),
        "url": one.url,
        "rule": one.rule,
        "severity": one.severity,
        "basis": one.basis,
        "message": {"zh": in_lang(one.message, "zh"), "en": in_lang(one.message, "en")},
        "law": [{"zh": law_of(c, "zh"), "en": law_of(c, "en")} for c in one.cites],
        "expected": clean(one.expected),
        "found": clean(one.found),
        "evidence": [
            {
                "quote": clean(e.quote),
                "where": place_of(e.where),
                "document": e.where.document,
                "line": e.where.line,
            }
            for e in one.evidence
        ],
        "raised_on": one.raised_on,
        "state": one.state,
        "review": one.review,
    }


def _judgement(proof: Proof) -> dict[str, Any]:
    made, context = proof.judgement, proof.context
    if made is None or context is None:
        return {"why": "no judgement of the present revision is stored"}
    told = asdict(context)
    # Last year's figures weighed in; its words did not come out of this report.
    if told["prior"]:
        told["prior"].pop("sentences", None)
    return {
        "as_of": made.as_of,
        "packs": [asdict(pack) for pack in made.pack_versions],
        "packs_fingerprint": made.packs,
        "context": told,
    }


def _manifest(proof: Proof, names: list[str], members: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "documents": [
            {
                "file": name,
                "role": document.role,
                "url": document.url,
                "linked_from": document.parent_url,
                "sha256": document.sha256,
                "bytes": len(content),
                "media_type": document.media_type,
                "http_status": document.status,
                "headers": document.headers,
                "captured_at": document.captured_at,
                "last_captured_at": document.last_captured_at,
                "visits": document.visits,
            }
            for name, document, content in zip(names, proof.documents, proof.contents, strict=True)
        ],
        "sightings": [
            {
                "list": span.list_url,
                "title": clean(span.title),
                "listed_on": span.listed_on,
                "first": span.first,
                "last": span.last,
            }
            for span in proof.sightings
        ],
        "files": {name: sha256(content).hexdigest() for name, content in members.items()},
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)
