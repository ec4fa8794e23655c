"""The table identities alone: gouji against Great Expectations, in an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from venv import create

from judged import judge_all

from report.model import Report
from rules import Packs, load_packs
from rules.identity import Balance

FORM, PACK = "annual-2021", "arithmetic-2021"
REQUIREMENT = "great_expectations>=1.3,<2"
ENVIRONMENT = Path(__file__).resolve().parents[1] / ".benchmarks" / "great-expectations"
OTHER_SIDE = Path(__file__).with_name("expectations_side.py")


def against_great_expectations(reports: Sequence[Report]) -> None:
    """The same relations over the same figures; told plainly if it cannot be installed."""
    some = [r for r in reports if r.form == FORM]
    packs = _identities_only()
    relations = list(_relations(packs))
    judge_all(some, packs)
    ours = len(some) / min(judge_all(some, packs) for _ in range(3))
    print(
        f"tables    {len(relations)} equations and bounds of {FORM}, gouji  {ours:9.0f} reports/s"
        " (with the words and cells of every finding)",
        flush=True,
    )
    python = _python()
    if python is None:
        print("tables    Great Expectations: skipped, it could not be installed")
        return
    names = sorted({name for relation in relations for _, name in relation["terms"]})
    rows = [{n: _value(r, n) for n in names} for r in some]
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "given.json")
        given.write_text(json.dumps({"relations": relations, "rows": rows}))
        done = subprocess.run(
            [python, OTHER_SIDE, given], check=False, capture_output=True, text=True
        )
    if done.returncode:
        print("tables    Great Expectations: skipped,", done.stderr.strip().splitlines()[-1])
        return
    for what, rate in json.loads(done.stdout.splitlines()[-1]).items():
        print(f"tables    {what:<54} {rate:9.1f} reports/s   gouji {ours / rate:8.1f} ×")


def _identities_only() -> Packs:
    packs = load_packs()
    kept = {rule.id for pack in packs.packs if pack.pack == PACK for rule in pack.rules}
    return replace(packs, rules=tuple(r for r in packs.rules if r.id in kept and r.identities))


def _relations(packs: Packs) -> Iterator[dict[str, object]]:
    for rule in packs.rules:
        for alternatives in rule.identities:
            for relation in alternatives[0].relations:
                if isinstance(relation, Balance):
                    yield {"terms": relation.terms, "equal": relation.equal}


def _value(report: Report, name: str) -> float:
    measure = report.measures.get(name)
    return float(measure.value) if measure and measure.value is not None else 0.0


def _python() -> Path | None:
    """The environment's interpreter, made on demand; None if that fails."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / ".ready").exists():
        print(f"tables    installing {REQUIREMENT} …", file=sys.stderr, flush=True)
        create(ENVIRONMENT, clear=True, with_pip=True)
        command = [python, "-m", "pip", "install", "-q", REQUIREMENT]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
        (ENVIRONMENT / ".ready").touch()
    return python
