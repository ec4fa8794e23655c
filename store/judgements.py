"""Judgements: verdicts counted, fails and unknowns one by one, and the context of each."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from rules.model import Context, Judgement, Outcome, PackVersion, Text
from store.details import detail, detail_json
from store.instants import utc_text

if TYPE_CHECKING:
    from store.store import Store


@dataclass(frozen=True, slots=True)
class StoredJudgement:
    id: int
    revision_id: int
    packs: str
    pack_versions: tuple[PackVersion, ...]
    as_of: date
    score: float | None
    unassessed: float
    families: dict[str, float | None]
    crashed: tuple[str, ...]


class Judgements:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db

    def put(
        self,
        revision_id: int,
        judgement: Judgement,
        context: Context,
        *,
        packs: str,
        at: datetime,
        run: int | None = None,
    ) -> int:
        """Store the judgement of a revision; returns its id.

        The outcomes of the revision's former judgement go, its context and score stay: with
        the bytes archived and the packs' versions noted, it can be judged again as it was.
        """
        with self._store.atomic():
            for (old,) in self._db.execute(
                "UPDATE judgements SET current = 0 WHERE revision_id = ? AND current RETURNING id",
                [revision_id],
            ).fetchall():
                self._db.execute("DELETE FROM outcomes WHERE judgement_id = ?", [old])
                self._db.execute("DELETE FROM outcome_counts WHERE judgement_id = ?", [old])
            made = self._db.execute(
                """INSERT INTO judgements(revision_id, run_id, packs, pack_versions, as_of,
                     context, score, unassessed, families, crashed, judged_at)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    revision_id,
                    run,
                    packs,
                    _dump([dataclasses.asdict(pack) for pack in judgement.packs]),
                    context.as_of.isoformat(),
                    context_json(context),
                    judgement.score.value,
                    judgement.score.unassessed,
                    _dump(dict(judgement.score.families)),
                    _dump(list(judgement.crashed)),
                    utc_text(at),
                ],
            ).lastrowid
            assert made is not None
            self._outcomes(made, judgement)
            return made

    def _outcomes(self, judgement_id: int, judgement: Judgement) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for outcome in judgement.outcomes:
            counts[outcome.rule][_counted_as(outcome)] += 1
        self._db.conn.executemany(
            "INSERT INTO outcome_counts VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                [
                    judgement_id,
                    rule,
                    count["pass"],
                    count["fail"],
                    count["unknown"],
                    count["not_applicable"],
                    count["suppressed"],
                ]
                for rule, count in sorted(counts.items())
            ),
        )
        self._db.conn.executemany(
            "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                [
                    judgement_id,
                    o.rule,
                    o.subject,
                    o.verdict,
                    o.severity,
                    o.basis,
                    o.family,
                    o.suppressed_by,
                    o.message.zh,
                    o.message.en,
                    detail_json(o),
                ]
                for o in judgement.outcomes
                if o.verdict in ("fail", "unknown")
            ),
        )

    def current(self, revision_id: int) -> StoredJudgement | None:
        """The judgement of the revision that counts: the last one."""
        row = self._db.execute(
            """SELECT id, revision_id, packs, pack_versions, as_of, score, unassessed, families,
                 crashed FROM judgements WHERE revision_id = ? AND current""",
            [revision_id],
        ).fetchone()
        if row is None:
            return None
        return StoredJudgement(
            id=row[0],
            revision_id=row[1],
            packs=row[2],
            pack_versions=tuple(PackVersion(**pack) for pack in json.loads(row[3])),
            as_of=date.fromisoformat(row[4]),
            score=row[5],
            unassessed=row[6],
            families=json.loads(row[7]),
            crashed=tuple(json.loads(row[8])),
        )

    def outcomes(self, judgement_id: int) -> Iterator[Outcome]:
        """The fails (suppressed ones too) and unknowns of a judgement, by rule and subject."""
        for row in self._db.execute(
            """SELECT rule, subject, verdict, severity, basis, family, suppressed_by, message_zh,
                 message_en, detail FROM outcomes WHERE judgement_id = ?
               ORDER BY rule, subject""",
            [judgement_id],
        ):
            proof = detail(row[9])
            yield Outcome(
                rule=row[0],
                subject=row[1],
                verdict=row[2],
                severity=row[3],
                basis=row[4],
                family=row[5],
                suppressed_by=row[6],
                message=Text(row[7], row[8]),
                cites=proof.cites,
                expected=proof.expected,
                found=proof.found,
                evidence=proof.evidence,
                weight=proof.weight,
            )

    def counts(self, judgement_id: int) -> dict[str, dict[str, int]]:
        """By rule: how many subjects passed, failed, … and were suppressed."""
        rows = self._db.execute(
            """SELECT rule, passed, failed, unknown, not_applicable, suppressed
               FROM outcome_counts WHERE judgement_id = ? ORDER BY rule""",
            [judgement_id],
        )
        names = ("pass", "fail", "unknown", "not_applicable", "suppressed")
        return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}

    def context(self, judgement_id: int) -> Context:
        """The context it was made in: same input, same result. Raises KeyError."""
        row = self._db.execute(
            "SELECT context FROM judgements WHERE id = ?", [judgement_id]
        ).fetchone()
        if row is None:
            raise KeyError(judgement_id)
        return context_from_json(row[0])


def _counted_as(outcome: Outcome) -> str:
    return "suppressed" if outcome.suppressed_by is not None else outcome.verdict


def context_json(context: Context) -> str:
    return json.dumps(
        dataclasses.asdict(context), ensure_ascii=False, sort_keys=True, default=_plain
    )


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def context_from_json(text: str) -> Context:
    from pydantic import TypeAdapter

    return TypeAdapter(Context).validate_json(text)


def context_hash(contexts: list[Context]) -> str:
    """Of what a judgement was made in, the day apart: equal means nothing to judge anew."""
    told = [context_json(dataclasses.replace(c, as_of=date.min)) for c in contexts]
    return sha256("\n".join(told).encode()).hexdigest()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
