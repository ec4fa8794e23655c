"""Conditions over measures and outcomes, as officers write them.

    applications.new.total > 1000 and litigation_direct.corrected > 0
    kind == "government" and "T21-3c" in failed
    penalties.decisions > 10 * licences.decisions or year in [2021, 2022]

One grammar and one evaluator for `when:` in packs and for `--where`: the language of the
rule-engine library, of which only comparisons, arithmetic, `and`, `or`, `not`, `in`,
numbers, words in quotes, lists and known names are let through. What rests on a blank or
unread cell is neither true nor false; `and` and `or` say what they can all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from report.forms import measure_names

if TYPE_CHECKING:
    import rule_engine

MAX_LENGTH = 1000
WORDS = ("form", "kind", "level", "portal", "region", "agency")
"""Names whose values are words; empty ones are not known."""
NUMBERS = ("year",)
SETS = ("failed", "unknown", "passed")
"""Ids of rules with at least one such outcome."""

_KEYWORDS = frozenset(("and", "or", "not", "in", "true", "false"))
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<words>\"[^\"\\]*\"|'[^'\\]*')"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_.]*)|(?P<sign>==|!=|<=|>=|[<>+\-*/(),\[\]]))"
)


class ExpressionError(ValueError):
    """An expression that is not understood; says where, and what may be meant."""


@dataclass(frozen=True)
class Expression:
    """A condition that was understood."""

    text: str
    names: frozenset[str]
    """The measures and other names it speaks of."""
    _parsed: Any

    def __reduce__(self) -> tuple[Any, ...]:
        # What rule-engine makes of it cannot be sent to a child; the words can.
        return parse, (self.text,)

    def holds(self, facts: Mapping[str, object]) -> bool | None:
        """Whether it holds; None where that rests on what `facts` does not have."""
        return _holds(self._parsed.statement.expression, facts)


def parse(text: str) -> Expression:
    """Understand a condition. Raises ExpressionError."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters")
    plain, names = _screened(text)
    import rule_engine

    try:
        parsed = rule_engine.Rule(plain, context=_context())
    except rule_engine.errors.EngineError as error:
        raise ExpressionError(f"cannot read {text!r}: {error.message}") from None
    except (ArithmeticError, RecursionError) as error:
        raise ExpressionError(f"cannot read {text!r}: {error}") from None
    if parsed.statement.expression.result_type != rule_engine.DataType.BOOLEAN:
        raise ExpressionError(f"{text!r} is no condition: nothing in it is compared")
    return Expression(text, frozenset(names), parsed)


def _screened(text: str) -> tuple[str, list[str]]:
    """The text with dotted names as single words, nothing in it that is not let through."""
    parts: list[str] = []
    names: list[str] = []
    at = 0
    while text[at:].strip():
        token = _TOKEN.match(text, at)
        if token is None:
            raise ExpressionError(f"cannot read {text[at:].strip()[:40]!r}")
        at = token.end()
        name = token["name"]
        if name is None or name in _KEYWORDS:
            parts.append(token[0].strip())
            continue
        _require_known(name)
        names.append(name)
        parts.append(_symbol(name))
    return " ".join(parts), names


def _require_known(name: str) -> None:
    known = (*WORDS, *NUMBERS, *SETS, *measure_names())
    if name not in known:
        close = get_close_matches(name, known, n=3, cutoff=0.5)
        nearest = f"; nearest: {', '.join(close)}" if close else ""
        raise ExpressionError(f"no name {name!r}{nearest}")


def _symbol(name: str) -> str:
    return "n_" + name.replace(".", "__")


@cache
def _context() -> rule_engine.Context:
    import rule_engine
    from rule_engine import DataType

    types = dict.fromkeys(map(_symbol, WORDS), DataType.STRING)
    types.update(dict.fromkeys(map(_symbol, (*NUMBERS, *measure_names())), DataType.FLOAT))
    types.update(dict.fromkeys(map(_symbol, SETS), DataType.SET(DataType.STRING)))
    original = {_symbol(n): n for n in (*WORDS, *NUMBERS, *SETS, *measure_names())}

    def resolve(facts: Mapping[str, object], symbol: str) -> object:
        try:
            return facts[original[symbol]]
        except KeyError:
            raise rule_engine.errors.SymbolResolutionError(symbol) from None

    return rule_engine.Context(
        type_resolver=rule_engine.type_resolver_from_dict(types), resolver=resolve
    )


def _holds(node: Any, facts: Mapping[str, object]) -> bool | None:
    from rule_engine.ast import LogicExpression, UnaryExpression
    from rule_engine.errors import EvaluationError, SymbolResolutionError

    if isinstance(node, LogicExpression):
        sides = (_holds(node.left, facts), _holds(node.right, facts))
        decisive: bool = node.type == "or"
        if decisive in sides:
            return decisive
        return None if None in sides else not decisive
    if isinstance(node, UnaryExpression) and node.type == "not":
        inner = _holds(node.right, facts)
        return None if inner is None else not inner
    try:
        return bool(node.evaluate(facts))
    except (SymbolResolutionError, EvaluationError, ArithmeticError):
        # A cell that is not there, or a division by a cell that is zero.
        return None
