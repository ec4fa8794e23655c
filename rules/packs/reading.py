"""One pack from its YAML text, every rule checked before it may judge anything."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from report.forms import measure_names
from rules.checks.base import CHECKS
from rules.drawing import PRIOR
from rules.expressions import ExpressionError
from rules.identity import IdentityError
from rules.law import UnknownCitationError, check_citations
from rules.marked_yaml import Marked
from rules.packs.model import Pack
from rules.rule import Rule


def pack_of(marked: Marked) -> Pack:
    """The pack in a file that has been parsed.

    Refused, with file, line and rule: a misspelt key, a wrong type, an unknown check,
    measure, list, citation or placeholder. Raises FileError.
    """
    head = marked.validate(Pack, {**marked.data, "rules": ()})
    entries = marked.data.get("rules") or ()
    rules = [_rule(marked, entry, i, head) for i, entry in enumerate(entries)]
    return head.model_copy(update={"rules": tuple(rules)})


def _rule(marked: Marked, entry: Any, i: int, head: Pack) -> Rule:
    at = ("rules", i)
    if not isinstance(entry, dict):
        raise marked.error(at, "a rule is a mapping")
    name = f"rule {entry.get('id', f'number {i + 1}')}"
    rule = marked.validate(Rule, {**entry, "lists": head.lists}, at, of=name)
    if rule.check and rule.check not in CHECKS:
        nearest = _nearest(rule.check, CHECKS)
        raise marked.error((*at, "check"), f"{name}: no check is named {rule.check!r}{nearest}")
    try:
        measures = {m for subject in rule.identities for one in subject for m in one.names}
    except IdentityError as error:
        raise marked.error((*at, "identity"), f"{name}: identity: {error}") from None
    known = measure_names()
    for measure in sorted(measures):
        plain = measure.removeprefix(PRIOR)
        if plain not in known:
            nearest = _nearest(plain, known)
            raise marked.error((*at, "identity"), f"{name}: no measure {plain!r}{nearest}")
    try:
        _ = rule.condition
    except ExpressionError as error:
        raise marked.error((*at, "when"), f"{name}: when: {error}") from None
    try:
        check_citations(rule.cites)
    except UnknownCitationError as error:
        raise marked.error((*at, "cites"), f"{name}: cites: {error.args[0]}") from None
    return rule


def require_proof(marked: Marked, rule: Rule, i: int) -> None:
    """What CI wants of a rule: a citation, and examples that hold when executed.

    Raises FileError at the rule, the `i`-th of its file.
    """
    # Only CI and `rules test` execute examples: not worth everybody's start-up.
    from rules.examples import ExampleError, lacking, run

    at = ("rules", i)
    if not rule.cites:
        raise marked.error(at, f"rule {rule.id}: cites nothing")
    if rule.status == "deprecated":
        return
    if missing := lacking(rule):
        raise marked.error(at, f"rule {rule.id}: no example of {', '.join(missing)}")
    try:
        failed = [ran for ran in run(rule) if not ran.holds]
    except ExampleError as error:
        raise marked.error((*at, "examples"), str(error)) from None
    for ran in failed:
        what = f"example {ran.kind} should be {ran.expected}, is {ran.got}: {ran.message}"
        raise marked.error((*at, "examples", ran.kind), f"rule {rule.id}: {what}")


def _nearest(name: str, known: Any) -> str:
    close = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; nearest: {', '.join(close)}" if close else ""
