"""The only module that touches durable_rules: who is spoken to, and what follows from what.

durable_rules is quick and sharp-edged. What keeps it safe, each point pinned by a test:
rule sets are copied before registering and capped; the host runs no timers; facts are
small, flat, integers, each with an id of its own; no rule has alternatives; every batch
ends in a `tail` fact and is followed by another, and both must fire, or the run is void;
a catch-all keeps any fact from being unmatched; actions only append to a list; one
session a call, deleted afterwards. It compares no figures, texts or dates of a report.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from durable.engine import Host

from rules.applies import KINDS, LEVELS, STAGES, Answer, Case, Clause
from rules.follow import Consequences, Effect, Fact, Failed, Root, Yield

MAX_RULES = 300
"""Of one rule set; durable_rules does not return from some sets over 500."""
MATCHES = 48
"""Rules of a set that one fact may match: beyond 64 it refuses the fact, and with
alternatives (`$or`) it overruns its own memory, so clauses have none and are spread."""
_LARGEST = 2**53
_REMEMBERED = 10_000

_PRECEDENCE: tuple[Answer, ...] = ("no", "year", "kind", "yes")
_ANSWERS: dict[str, Answer] = {answer: answer for answer in _PRECEDENCE}

Definition = dict[str, Any]
Hit = tuple[int, ...]


class EngineVoidError(RuntimeError):
    """The engine lost facts or failed: its answer must not be used."""


class _Host(Host):  # type: ignore[misc]
    """A host without timers and threads; its actions are given, never looked up."""

    def _run(self) -> None:
        """The stock host starts timers here that crash the process in long runs."""


class RuleSet:
    """One registered rule set. Rules are (condition list, names of the fields to report)."""

    def __init__(self, name: str, rules: Mapping[str, tuple[list[Definition], Sequence[str]]]):
        if len(rules) + 2 > MAX_RULES:
            raise ValueError(f"rule set {name}: {len(rules)} rules; at most {MAX_RULES - 2}")
        self._name = name
        self._hits: list[tuple[str, Hit]] = []
        self._tails = 0
        self._sids = count(1)
        definition: Definition = {}
        for rule, (conditions, fields) in rules.items():
            if not conditions or not all(conditions):
                raise ValueError(f"rule {rule} has an empty condition")
            definition[rule] = {"all": conditions, "run": self._appender(rule, fields)}
        definition["tail"] = {"all": [{"m": {"kind": "tail"}}], "run": self._counter()}
        definition["other"] = {"all": [{"m": {"$ex": {"kind": 1}}}], "run": lambda c: None}
        self._host = _Host()
        self._host.register_rulesets({name: copy.deepcopy(definition)})

    def _appender(self, rule: str, fields: Sequence[str]) -> Any:
        hits = self._hits
        paths = [field.split(".") for field in fields]

        def append(closure: Any) -> None:
            values = []
            for first, second in paths:
                values.append(int(getattr(closure, first)[second]))
            hits.append((rule, tuple(values)))

        return append

    def _counter(self) -> Any:
        # A plain function: with a bound method, the copy of the definition would hold a
        # copy of this object, and count there.
        def tail(closure: Any) -> None:
            self._tails += 1

        return tail

    def infer(self, facts: Iterable[Mapping[str, int | str]]) -> list[tuple[str, Hit]]:
        """The rules that fire over these facts, with the reported fields, sorted.

        Each fact has a `kind` and integers. Raises EngineVoidError when not every fact was seen.
        """
        sid = str(next(self._sids))
        batch: list[Mapping[str, int | str]] = []
        for number, fact in enumerate(facts, 1):
            _require_flat(fact)
            batch.append({**fact, "id": number, "sid": sid})
        if not batch:
            return []
        batch.append({"kind": "tail", "id": len(batch) + 1, "sid": sid})
        last = {"kind": "tail", "id": len(batch) + 1, "sid": sid}
        self._hits.clear()
        self._tails = 0
        try:
            for given in (batch, [last]):
                state = self._host.assert_facts(self._name, given)
                if isinstance(state, dict) and state.get("exception"):
                    raise EngineVoidError(f"rule set {self._name}: {state['exception']}")
        except EngineVoidError:
            raise
        except Exception as error:
            raise EngineVoidError(
                f"rule set {self._name}: {type(error).__name__}: {error}"
            ) from error
        finally:
            self._host.delete_state(self._name, sid)
        if self._tails != 2:
            raise EngineVoidError(
                f"rule set {self._name}: facts were lost ({self._tails} of 2 tails)"
            )
        return sorted(self._hits)


def _require_flat(fact: Mapping[str, int | str]) -> None:
    if not fact:
        raise EngineVoidError("an empty fact")
    for key, value in fact.items():
        if key == "kind":
            if not isinstance(value, str):
                raise EngineVoidError("the kind of a fact is a word")
        elif type(value) is not int or abs(value) > _LARGEST:
            raise EngineVoidError(f"{key}: facts hold whole numbers, not {value!r}")
    if "kind" not in fact:
        raise EngineVoidError("a fact without kind")


class Engine:
    """The rule sets of one set of packs."""

    def __init__(self, clauses: Sequence[Clause], yields: Sequence[Yield]) -> None:
        self._clauses = tuple(clauses)
        forms = sorted({form for clause in clauses for form in clause.forms})
        self._forms = {form: code for code, form in enumerate(forms, 1)}
        self._answers: dict[Case, tuple[Answer, ...]] = {}
        self._follows: dict[tuple[Fact, ...], Consequences] = {}
        rules = list(self._clause_rules())
        self._clause_sets = [
            RuleSet(
                f"clauses-{at}", {name: ([test], ()) for name, test in rules[at : at + MATCHES]}
            )
            for at in range(0, len(rules), MATCHES)
        ]
        self._follow = RuleSet("follow", _follow_rules(yields))

    def answers(self, case: Case) -> tuple[Answer, ...]:
        """For each clause, whether it holds of the case. Remembered: it depends on nothing else."""
        known = self._answers.get(case)
        if known is None:
            known = self._answers[case] = self._infer_answers(case)
        return known

    def consequences(self, facts: Iterable[Fact]) -> Consequences:
        """What follows from the outcomes of one report. Raises EngineVoidError.

        Remembered by shape: most reports break, or lack, what others do.
        """
        facts = tuple(facts)
        numbers = list(dict.fromkeys(f.outcome for f in facts if not isinstance(f, Effect)))
        order = {number: place for place, number in enumerate(numbers)}
        plain = tuple(
            fact if isinstance(fact, Effect) else replace(fact, outcome=order[fact.outcome])
            for fact in facts
        )
        known = self._follows.get(plain)
        if known is None:
            if len(self._follows) >= _REMEMBERED:
                self._follows.clear()
            known = self._follows[plain] = self._infer_consequences(plain)
        return Consequences(
            frozenset((cause, numbers[root]) for cause, root in known.explained),
            frozenset((numbers[one], numbers[other]) for one, other in known.yielded),
        )

    def _infer_consequences(self, facts: Iterable[Fact]) -> Consequences:
        hits = self._follow.infer(_as_fact(fact) for fact in facts)
        return Consequences(
            frozenset((hit[0], hit[1]) for rule, hit in hits if rule == "explained"),
            frozenset((hit[0], hit[1]) for rule, hit in hits if rule != "explained"),
        )

    def _infer_answers(self, case: Case) -> tuple[Answer, ...]:
        fact: dict[str, int | str] = {
            "kind": "case",
            "year": case.year,
            "form": self._forms.get(case.form, len(self._forms) + 1) if case.form else 0,
            "body": KINDS.index(case.kind) + 1 if case.kind else 0,
            "level": LEVELS.index(case.level) + 1 if case.level else 0,
            "stage": STAGES.index(case.stage) + 1,
        }
        fired = {rule for rules in self._clause_sets for rule, _ in rules.infer([fact])}
        found: dict[int, Answer] = {}
        for rule in fired:
            answer, clause, _ = rule.split("-")
            at = int(clause)
            found[at] = min(found.get(at, "yes"), _ANSWERS[answer], key=_PRECEDENCE.index)
        return tuple(found.get(at, "yes") for at in range(len(self._clauses)))

    def _clause_rules(self) -> Iterator[tuple[str, Definition]]:
        """For each clause what speaks against it, as rules without alternatives."""
        for at, clause in enumerate(self._clauses):
            for number, (answer, tests) in enumerate(self._against(clause)):
                condition = {"m": {"$and": [{"kind": "case"}, *tests]}}
                yield f"{answer}-{at}-{number}", condition

    def _against(self, clause: Clause) -> Iterator[tuple[Answer, list[Definition]]]:
        if clause.stage:
            yield "no", [{"$neq": {"stage": STAGES.index(clause.stage) + 1}}]
        if clause.first is not None:
            yield "no", [{"$gt": {"year": 0}}, {"$lt": {"year": clause.first}}]
        if clause.last is not None:
            yield "no", [{"$gt": {"year": clause.last}}]
        if clause.first is not None or clause.last is not None:
            yield "year", [{"year": 0}]
        if clause.forms:
            yield "no", _none_of("form", [self._forms[form] for form in sorted(clause.forms)])
            yield "year", [{"form": 0}]
        if clause.kinds:
            yield "no", _none_of("body", [KINDS.index(k) + 1 for k in KINDS if k in clause.kinds])
            yield "kind", [{"body": 0}]
        if clause.levels:
            codes = [LEVELS.index(v) + 1 for v in LEVELS if v in clause.levels]
            yield "no", _none_of("level", codes)
            yield "kind", [{"level": 0}]


def _none_of(field: str, codes: Sequence[int]) -> list[Definition]:
    """The field is known, and none of the codes."""
    return [{"$gt": {field: 0}}, *({"$neq": {field: code}} for code in codes)]


def _follow_rules(
    yields: Sequence[Yield],
) -> dict[str, tuple[list[Definition], Sequence[str]]]:
    rules: dict[str, tuple[list[Definition], Sequence[str]]] = {
        "explained": (
            [
                {"root": {"kind": "root"}},
                {"effect": {"$and": [{"kind": "effect"}, {"cause": {"root": "cause"}}]}},
            ],
            ("root.cause", "root.outcome"),
        )
    }
    for one in yields:
        rules[f"yield-{one.rule}-{one.to}"] = (
            [
                {"to": {"$and": [{"kind": "failed"}, {"rule": one.to}]}},
                {
                    "other": {
                        "$and": [
                            {"kind": "failed"},
                            {"rule": one.rule},
                            {"place": {"to": "place"}},
                        ]
                    }
                },
            ],
            ("other.outcome", "to.outcome"),
        )
    return rules


def _as_fact(fact: Fact) -> Mapping[str, int | str]:
    if isinstance(fact, Root):
        return {"kind": "root", "outcome": fact.outcome, "cause": fact.cause}
    if isinstance(fact, Effect):
        return {"kind": "effect", "cause": fact.cause}
    assert isinstance(fact, Failed)
    return {"kind": "failed", "outcome": fact.outcome, "rule": fact.rule, "place": fact.place}
