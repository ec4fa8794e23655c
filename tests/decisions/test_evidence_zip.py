"""The zip that proves a finding."""

import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from letters.evidence import EvidenceError, evidence_zip
from store.evidence import Proof, proof
from tests.decisions.office import Office, fail


@pytest.fixture
def proved(office: Office) -> Proof:
    office.judged([fail("T21-3c")])
    with office.store() as store:
        return proof(store, 1)


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_it_holds_bytes_hash_headers_times_extract_and_judgement(proved: Proof) -> None:
    held = files(evidence_zip(proved))
    manifest = json.loads(held["manifest.json"])
    (document,) = manifest["documents"]
    assert held[document["file"]] == b"<html>6</html>"
    assert document["sha256"] == sha256(b"<html>6</html>").hexdigest()
    assert document["headers"] == {"date": "Sun"}
    assert document["captured_at"].startswith("2026-03-01")
    assert manifest["files"] == {
        name: sha256(content).hexdigest()
        for name, content in held.items()
        if name != "manifest.json"
    }
    assert json.loads(held["judgement.json"])["as_of"] == "2026-03-01"
    (law,) = json.loads(held["finding.json"])["law"]
    assert law["zh"] == "国办公开办函〔2021〕30号表三"


def test_personal_data_is_masked_beside_the_original(proved: Proof) -> None:
    held = files(evidence_zip(proved))
    assert "139****5678" in held["extract.txt"].decode()


def test_the_same_proof_makes_the_same_bytes(proved: Proof) -> None:
    assert evidence_zip(proved) == evidence_zip(proved)


def test_bytes_that_have_changed_prove_nothing(proved: Proof) -> None:
    with pytest.raises(EvidenceError, match="no longer have their hash"):
        evidence_zip(replace(proved, contents=(b"tampered",)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "documents/0-passwd"),
        ("..\\..\\evil.exe", "documents/0-evil.exe"),
        ("年报.docx", "documents/0-年报.docx"),
        ("", "documents/0-page"),
        ("a\nb:c?.html", "documents/0-a_b_c_.html"),
        ("长" * 300 + ".pdf", "documents/0-" + "长" * 80 + ".pdf"),
    ],
)
def test_a_name_from_a_portal_leads_nowhere_else(proved: Proof, name: str, kept: str) -> None:
    document = replace(proved.documents[0], name=name)
    assert kept in files(evidence_zip(replace(proved, documents=(document,))))


def test_the_command_writes_the_zip_for_its_owner_alone(
    office: Office, proved: Proof, tmp_path: Path
) -> None:
    assert office.gouji("evidence", "F1") == 0
    path = tmp_path / "F1.zip"
    assert "manifest.json" in files(path.read_bytes())
    assert path.stat().st_mode & 0o077 == 0
    assert office.gouji("evidence", "F1") == 2
    assert office.gouji("evidence", "F2") == 2
