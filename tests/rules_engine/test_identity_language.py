"""What may be written as an identity, and what it is taken to mean."""

import pytest

from rules.identity import Balance, IdentityError, Implication, parse_identity

LISTS = {"columns": ("person", "total"), "rows": ("a.b", "c"), "parts": ("x", "y", "z")}


def test_an_equation_brings_all_terms_to_one_side() -> None:
    ((identity,), (relation,)) = (
        parse_identity("a + b = c + d", {}),
        parse_identity("a + b = c + d", {})[0].relations,
    )
    assert identity.subject == "a"
    assert isinstance(relation, Balance)
    assert relation.terms == ((1, "a"), (1, "b"), (-1, "c"), (-1, "d"))
    assert relation.equal


def test_at_least_is_at_most_turned_round() -> None:
    (least,) = parse_identity("a >= b - c", {})
    (most,) = parse_identity("b - c <= a", {})
    assert least == most


def test_for_each_appends_to_every_name() -> None:
    first, second = parse_identity("new = closed", LISTS, "columns")
    assert first.names == {"new.person", "closed.person"}
    assert second.each == "total"


def test_for_each_stands_for_the_word_each() -> None:
    first, second = parse_identity("each.total = each.one + each.two", LISTS, "rows")
    assert first.subject == "a.b.total"
    assert second.names == {"c.total", "c.one", "c.two"}


def test_a_sum_stands_for_its_list() -> None:
    (identity,) = parse_identity("whole = sum(parts)", LISTS)
    assert identity.names == {"whole", "x", "y", "z"}


def test_a_maximum_is_a_bound_for_each_of_its_list() -> None:
    (identity,) = parse_identity("max(parts) <= whole", LISTS)
    assert len(identity.relations) == 3
    assert identity.subject == "whole"


def test_an_implication_may_go_both_ways() -> None:
    (identity,) = parse_identity("a = 0 <=> b = 0", {})
    (relation,) = identity.relations
    assert isinstance(relation, Implication)
    assert relation.both


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a + b", "two sides"),
        ("a = = b", "two sides"),
        ("a = ", "empty"),
        ("a = b c", "cannot read"),
        ("a = b * 2", "cannot read"),
        ("a + a = b", "occurs twice"),
        ("a = sum(nothing)", "no list is named 'nothing'"),
        ("max(parts) = a", "smaller side"),
        ("a > 1 => b > 0", "expected"),
        ("a = 0 => b", "expected"),
        ("__import__('os') = 1", "cannot read"),
        ("a.b. = c", "not a name"),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(text: str, what: str) -> None:
    with pytest.raises(IdentityError, match=what):
        parse_identity(text, LISTS)
