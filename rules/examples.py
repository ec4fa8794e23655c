"""Rules proved by their own examples: what each should say of small reports in its pack.

    examples:
      pass: {year: 2021, measures: {review.total: 3, review.upheld: 2, …}}
      fail: {but: {measures: {review.upheld: 1}}}
      unknown: {but: {measures: {review.upheld: unread}}}
      not_applicable: {but: {measures: {"*": blank}}}
      boundary: {but: {measures: {review.upheld: blank}}, verdict: unknown}

An example is a report: a `text:` to be read, `measures:` (a number, `blank` or `unread`),
or both, and what is known beside it. `but:` takes the first pass example and changes what
it names; `replace: {these words: those}` changes its text. A kind may have a list of
examples. `verdict` says what a boundary example should be (default: pass).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pydantic import ValidationError

from rules.checks.base import NEVER_FAILING
from rules.example_reports import Example, ExampleError, build
from rules.identity import Identity
from rules.model import Verdict
from rules.rule import Applies, Rule

__all__ = [
    "Example",
    "ExampleError",
    "Ran",
    "differences",
    "examples_of",
    "lacking",
    "run",
    "summary",
]

KINDS = ("pass", "fail", "unknown", "not_applicable", "boundary")
REQUIRED = ("pass", "fail", "not_applicable")
_LOUDEST: tuple[Verdict, ...] = ("fail", "pass", "unknown", "not_applicable")


@dataclass(frozen=True, slots=True)
class Ran:
    """One example, executed."""

    rule: str
    kind: str
    expected: Verdict
    got: Verdict
    message: str

    @property
    def holds(self) -> bool:
        return self.expected == self.got


def run(rule: Rule) -> list[Ran]:
    """Execute every example of a rule. Raises ExampleError for one that cannot be run."""
    from rules.judge import judge_rule

    ran = []
    for kind, example in examples_of(rule):
        report, context = build(rule, example)
        outcomes = [
            outcome
            for outcome in judge_rule(rule, report, context)
            if _is_meant(outcome.subject, rule, example)
        ]
        got: Verdict = "not_applicable"
        for verdict in _LOUDEST:
            if any(outcome.verdict == verdict for outcome in outcomes):
                got = verdict
                break
        message = next((o.message.zh for o in outcomes if o.verdict == got), "")
        ran.append(Ran(rule.id, kind, _expected(kind, example), got, message))
    return ran


def examples_of(rule: Rule) -> list[tuple[str, Example]]:
    """The examples of a rule, `but` resolved. Raises ExampleError."""
    found: list[tuple[str, Example]] = []
    base: dict[str, Any] | None = None
    for kind in KINDS:
        given = rule.examples.get(kind)
        for one in given if isinstance(given, list) else [] if given is None else [given]:
            if not isinstance(one, dict):
                raise ExampleError(f"rule {rule.id}: example {kind} is not a mapping")
            data = _changed(base, one, rule.id, kind)
            try:
                found.append((kind, Example.model_validate(data)))
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                raise ExampleError(
                    f"rule {rule.id}: example {kind}: {where}: {first['msg']}"
                ) from None
            if kind == "pass" and base is None:
                base = data
    unknown = set(rule.examples) - set(KINDS)
    if unknown:
        raise ExampleError(f"rule {rule.id}: no such kind of example: {', '.join(sorted(unknown))}")
    return found


def lacking(rule: Rule) -> list[str]:
    """The kinds of example that a rule still needs before a strict load takes it."""
    spared = set()
    if rule.check in NEVER_FAILING:
        spared.add("fail")
    if rule.applies == Applies():
        spared.add("not_applicable")
    return [kind for kind in REQUIRED if kind not in spared and not rule.examples.get(kind)]


def differences(rule: Rule) -> list[tuple[str, int]]:
    """For each fail example, in how many places it differs from the first pass example."""
    examples = examples_of(rule)
    passes = [example for kind, example in examples if kind == "pass"]
    if not passes:
        return []
    return [
        (kind, _places(_plain(passes[0]), _plain(example)))
        for kind, example in examples
        if kind == "fail"
    ]


def _is_meant(subject: str, rule: Rule, example: Example) -> bool:
    """Of an identity over many rows only those count whose cells the example gives."""
    if example.subject:
        return subject == example.subject
    if not rule.identities or not subject:
        return True
    given = set(example.measures) | {f"prior.{name}" for name in example.prior or ()}
    return any(
        alternatives[0].subject == subject and _covers(alternatives, given, example)
        for alternatives in rule.identities
    )


def _covers(alternatives: Sequence[Identity], given: set[str], example: Example) -> bool:
    names = [
        {n for n in one.names if not (n.startswith("prior.") and example.prior is None)}
        for one in alternatives
    ]
    return any(one <= given for one in names)


def _expected(kind: str, example: Example) -> Verdict:
    if kind == "boundary":
        return example.verdict or "pass"
    return kind  # type: ignore[return-value]


def _changed(
    base: Mapping[str, Any] | None, one: dict[str, Any], rule: str, kind: str
) -> dict[str, Any]:
    if "but" not in one:
        return one
    if base is None:
        raise ExampleError(f"rule {rule}: example {kind} says `but` and there is no pass example")
    rest = {key: value for key, value in one.items() if key != "but"}
    return _merged(base, {**one["but"], **rest})


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _plain(example: Example) -> dict[str, Any]:
    return example.model_dump(exclude={"verdict", "subject"})


def _places(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """In how many leaves two examples differ; a text in as many as it has changed stretches."""
    count = 0
    for key in {*one, *other}:
        left, right = one.get(key), other.get(key)
        if isinstance(left, dict) and isinstance(right, dict):
            count += _places(left, right)
        elif left == right:
            continue
        elif isinstance(left, str) and isinstance(right, str) and "\n" in left + right:
            lines = SequenceMatcher(None, left.splitlines(), right.splitlines(), autojunk=False)
            count += sum(tag != "equal" for tag, *_ in lines.get_opcodes())
        else:
            count += 1
    return count


def summary(ran: Iterable[Ran]) -> tuple[int, int]:
    """How many hold, and how many do not."""
    results = [one.holds for one in ran]
    return results.count(True), results.count(False)
