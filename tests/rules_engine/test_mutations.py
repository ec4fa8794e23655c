"""A correct report with one cell changed by one: the row or the column is named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import judge, load_packs
from rules.identity import Balance
from rules.model import Judgement, Outcome
from samples.figures import figures
from samples.statistics import Variant
from tests.rules_engine.of_figures import CONTEXT, Figure, report_of

PACKS = load_packs()
FORMS = {"statistics-2014": 2016, "annual-2019": 2019, "annual-2021": 2023}

VARIANTS: st.SearchStrategy[Variant] = st.sampled_from(("national", "beijing"))

IN_NO_EQUALITY = {
    "statistics-2014": """
        bodies channel.gazette channel.other channel.website channel.wechat channel.weibo complaints
        disclosed.normative_documents disclosed.total fees.amount_wan funds.amount_wan meetings
        normative_documents.issued reading_points response.by_microblog response.by_other
        response.explanations response.hot_topics response.interviews.by_leader
        response.interviews.total response.press_conferences.by_leader
        response.press_conferences.total trainings.participants trainings.sessions
    """,
    "annual-2019": """
        compulsion.decisions compulsion.items_change compulsion.items_last_year fees.items_change
        fees.items_last_year licences.decisions licences.items_change licences.items_last_year
        normative_documents.disclosed_total normative_documents.made
        normative_documents.newly_disclosed other_services.decisions other_services.items_change
        other_services.items_last_year penalties.decisions penalties.items_change
        penalties.items_last_year procurement.amount procurement.projects
        regulations.disclosed_total regulations.made regulations.newly_disclosed
    """,
    "annual-2021": """
        compulsion.decisions fees.amount_wan licences.decisions normative_documents.in_force
        normative_documents.issued normative_documents.repealed penalties.decisions
        regulations.in_force regulations.issued regulations.repealed
    """,
}
"""Figures of the correct reports that no equation within a report speaks of."""


def equalities(form: str) -> dict[str, set[str]]:
    """Measure → the subjects of the equations it stands in, last year's apart."""
    found: dict[str, set[str]] = {}
    for rule in PACKS.rules:
        if form not in rule.applies.forms or rule.family != "arithmetic":
            continue
        for alternatives in rule.identities:
            for identity in alternatives:
                if all(isinstance(r, Balance) and r.equal for r in identity.relations):
                    for name in identity.names:
                        found.setdefault(name, set()).add(alternatives[0].subject)
    return found


def arithmetic(judgement: Judgement) -> list[Outcome]:
    return [o for o in judgement.findings() if o.family == "arithmetic"]


@pytest.mark.parametrize("form", FORMS)
def test_the_cells_that_stand_in_no_equality_are_these(form: str) -> None:
    known = equalities(form)
    assert sorted(set(figures(form, 1)) - set(known)) == sorted(IN_NO_EQUALITY[form].split())


@given(st.sampled_from(sorted(FORMS)), st.integers(0, 10**6), st.data())
def test_a_cell_changed_by_one_is_found_where_it_stands(
    form: str, seed: int, data: st.DataObject
) -> None:
    cells = figures(form, seed, variant=data.draw(VARIANTS))
    known = equalities(form)
    name = data.draw(st.sampled_from(sorted(set(cells) & set(known))))
    by = data.draw(st.sampled_from((1, -1))) if cells[name] > 0 else 1
    changed = {**cells, name: cells[name] + by}

    findings = arithmetic(judge(report_of(changed, FORMS[form]), CONTEXT, PACKS))

    broken = {o.subject for o in findings}
    assert broken & known[name]
    for finding in findings:
        assert name in {m for o in PACKS.by_id[finding.rule].identities for i in o for m in i.names}
        assert finding.evidence
        assert finding.message.zh


@given(st.sampled_from(sorted(FORMS)), st.integers(0, 10**6), st.data())
def test_a_correct_report_has_no_finding_nor_has_one_with_blank_zeros(
    form: str, seed: int, data: st.DataObject
) -> None:
    cells: dict[str, Figure] = dict(figures(form, seed, variant=data.draw(VARIANTS)))
    assert arithmetic(judge(report_of(cells, FORMS[form]), CONTEXT, PACKS)) == []
    zeros = sorted(name for name, value in cells.items() if value == 0)
    blank = data.draw(st.sets(st.sampled_from(zeros))) if zeros else set()
    cells.update(dict.fromkeys(blank, "blank"))
    judgement = judge(report_of(cells, FORMS[form]), CONTEXT, PACKS)
    assert arithmetic(judgement) == []
    sums = [o for o in judgement.outcomes if o.rule.endswith(("-3a", "-3b", "-3c", "-4a"))]
    assert {o.verdict for o in sums} <= {"pass", "not_applicable"}


@given(st.integers(0, 10**6), st.data())
def test_an_unread_cell_raises_nothing(seed: int, data: st.DataObject) -> None:
    cells: dict[str, Figure] = dict(figures("annual-2021", seed))
    names = data.draw(st.sets(st.sampled_from(sorted(cells)), min_size=1, max_size=12))
    cells.update(dict.fromkeys(names, "unread"))
    assert arithmetic(judge(report_of(cells), CONTEXT, PACKS)) == []


@given(st.integers(0, 10**6), st.integers(1, 50))
def test_what_is_carried_in_must_be_what_was_carried_forward(seed: int, more: int) -> None:
    from dataclasses import replace

    from rules.model import PriorYear

    last = figures("annual-2021", seed)
    this = figures("annual-2021", seed + 1, prior=last)
    known = replace(CONTEXT, prior=PriorYear(2022, "annual-2021", last))
    good = judge(report_of(this, 2023), known, PACKS)
    assert [o.message.zh for o in good.findings() if o.family == "continuity"] == []
    wrong = {
        **last,
        "applications.carried_forward.total": last["applications.carried_forward.total"]
        + Decimal(more),
    }
    other = replace(CONTEXT, prior=PriorYear(2022, "annual-2021", wrong))
    found = {o.rule: o for o in judge(report_of(this, 2023), other, PACKS).findings()}
    assert found["T21-3d"].severity == "warning"
