"""A report and its context in, outcomes out.

Which rules speak to the report is inferred by the engine; the checks evaluate in Python,
each on its own; the engine infers what follows from what; scores come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from report.forms import measure_names
from report.model import Evidence, Report
from rules.applies import Answer, case_of, clause_of
from rules.arithmetic import Sheet, chosen, judge_subject
from rules.balance import Cells, Number, cells_of
from rules.checks.base import Result
from rules.consequences import Drawn, suppress
from rules.drawing import PRIOR, label
from rules.expressions import SETS, Expression
from rules.facts import facts_of
from rules.grouping import grouped
from rules.law import cites_of_year
from rules.model import Context, Judgement, Outcome, Severity, Text
from rules.oracle import answer
from rules.packs.model import Packs
from rules.plan import Planned, make_plan
from rules.rule import Rule, fill
from rules.scores import score
from rules.tables import optional_measures

_MILDER: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
_NOT_KNOWN: dict[Answer, Text] = {
    "year": Text("统计年度不明，无法判定适用哪一规定", "the reporting year is not known"),
    "kind": Text("发布机关的性质不明，无法判定是否适用", "the kind of body is not known"),
}


class TwiceError(Exception):
    """A check gave two results for one subject."""


def judge(report: Report, context: Context, packs: Packs) -> Judgement:
    """Judge one report. Never raises for what a check or the engine does: that is `crashed`."""
    drawn: list[Drawn] = []
    crashed: list[str] = []
    case = case_of(report, context)
    packs = packs.in_force(case.kind, context)
    try:
        answers = packs.engine.answers(case)
    except Exception as error:
        return Judgement((), score(()), packs.versions, (f"engine: {error}",))
    sheet = _sheet(report, context, packs.plan.needs_prior)
    for planned in packs.plan.rules:
        reply = answers[planned.clause]
        if reply == "no":
            drawn.append(Drawn(planned.bare("", "not_applicable", case.year)))
            continue
        try:
            drawn += _judge_rule(planned, reply, report, context, sheet, case.year, drawn)
        except Exception as error:
            crashed.append(f"{planned.rule.id}: {type(error).__name__}: {error}")
    try:
        drawn = grouped(drawn, sheet)
        outcomes = suppress(drawn, packs)
    except Exception as error:
        crashed.append(f"engine: {error}")
        outcomes = [one.outcome for one in drawn]
    outcomes.sort(key=attrgetter("rule", "subject"))
    return Judgement(tuple(outcomes), score(outcomes), packs.versions, tuple(crashed))


def judge_rule(rule: Rule, report: Report, context: Context) -> list[Outcome]:
    """One rule alone, applicability included, nothing suppressed. Raises what a check raises."""
    (planned,) = make_plan([rule]).rules
    case = case_of(report, context)
    reply = answer(clause_of(rule.applies), case)
    if reply == "no":
        return [planned.bare("", "not_applicable", case.year)]
    sheet = _sheet(report, context, needs_prior=True)
    drawn = _judge_rule(planned, reply, report, context, sheet, case.year, ())
    return [one.outcome for one in drawn]


def _judge_rule(
    planned: Planned,
    reply: Answer,
    report: Report,
    context: Context,
    sheet: Sheet,
    year: int,
    before: Sequence[Drawn],
) -> list[Drawn]:
    rule = planned.rule
    if reply == "year":
        unknown = Result("", "unknown", why=_NOT_KNOWN["year"])
        return [Drawn(_spoken(planned, unknown, year), "year")]
    if planned.condition is not None:
        facts = facts_of(report, context, (one.outcome for one in before))
        result = _conditional(planned.condition, facts, report)
        found = _checked(planned, [result], year)
    elif planned.check is not None:
        found = _checked(planned, planned.check(report, context, rule), year)
    else:
        found = _identities(planned, sheet, year)
    drawn = list(found)
    if reply == "kind":
        drawn = [_in_doubt(rule, one) for one in drawn]
    return drawn


def _checked(planned: Planned, results: Iterable[Result], year: int) -> Iterator[Drawn]:
    seen: set[str] = set()
    for result in results:
        if result.subject in seen:
            raise TwiceError(f"two results for {result.subject!r}")
        seen.add(result.subject)
        spoken = _spoken(planned, result, year)
        yield Drawn(spoken, result.cause, "", planned, explains=result.explains)


def _conditional(condition: Expression, facts: Mapping[str, object], report: Report) -> Result:
    held = condition.holds(facts)
    if held is None:
        lacking = sorted(condition.names - facts.keys())
        told = "、".join(_named(name) for name in lacking)
        why = Text(
            f"空白、未读出或不详：{told}", f"blank, unread or not known: {', '.join(lacking)}"
        )
        return Result("", "unknown", why=why)
    values = [f"{name} = {facts[name]}" for name in sorted(condition.names) if name not in SETS]
    found = "，".join(values)
    fields = {"operands": found, "words": condition.text}
    cells = (report.measures[n] for n in sorted(condition.names) if n in report.measures)
    evidence = tuple(Evidence(cell.raw, cell.where) for cell in cells) if held else ()
    return Result("", "fail" if held else "pass", fields, found=found, evidence=evidence)


def _named(name: str) -> str:
    return label(name) if name in measure_names() else name


def _identities(planned: Planned, sheet: Sheet, year: int) -> Iterator[Drawn]:
    for alternatives in planned.subjects:
        first = alternatives[0]
        identity = chosen(alternatives, sheet)
        result = judge_subject(identity, first.subject, sheet)
        if isinstance(result, str):
            outcome = planned.bare(first.subject, result, year)
            yield Drawn(outcome, "", first.each, None, identity)
        else:
            yield Drawn(_spoken(planned, result, year), result.cause, first.each, planned, identity)


def _in_doubt(rule: Rule, one: Drawn) -> Drawn:
    """The rule is for some kinds of bodies and this one's is not known: no finding."""
    if one.outcome.verdict != "fail":
        return one
    why = _NOT_KNOWN["kind"]
    message = Text(f"{why.zh}：{one.outcome.message.zh}", f"{why.en}: {one.outcome.message.en}")
    return Drawn(replace(one.outcome, verdict="unknown", message=message), "kind", one.place)


def _spoken(planned: Planned, result: Result, year: int) -> Outcome:
    """The outcome with its words: the rule's message, or for unknown why it cannot be told."""
    plain = planned.bare(result.subject, result.verdict, year)
    if result.verdict in ("pass", "not_applicable") and not result.evidence and not result.why:
        return plain
    rule = planned.rule
    steps = _MILDER[result.severity] - _MILDER[rule.severity] if result.severity else 0
    if steps < 0:
        raise ValueError(f"severity {result.severity} is harsher than the rule's {rule.severity}")
    return Outcome(
        rule=plain.rule,
        verdict=plain.verdict,
        severity=plain.severity if rule.status == "preview" else result.severity or plain.severity,
        basis=plain.basis,
        family=plain.family,
        subject=plain.subject,
        message=_message(rule, result),
        cites=cites_of_year(result.cites, year) if result.cites else plain.cites,
        expected=result.expected,
        found=result.found,
        evidence=result.evidence,
        weight=plain.weight >> steps,
    )


def _message(rule: Rule, result: Result) -> Text:
    why = result.why
    if result.verdict == "fail":
        fields: dict[str, str | Text] = {
            "subject": result.subject,
            "expected": result.expected,
            "found": result.found,
            **result.fields,
        }
        zh = fill(
            rule.message.zh, {k: v if isinstance(v, str) else v.zh for k, v in fields.items()}
        )
        en = fill(
            rule.message.en, {k: v if isinstance(v, str) else v.en for k, v in fields.items()}
        )
        return Text(f"{zh}（{why.zh}）", f"{en} ({why.en})") if why else Text(zh, en)
    if why is None:
        return rule.title
    return Text(f"{rule.title.zh}：{why.zh}", f"{rule.title.en}: {why.en}")


def _sheet(report: Report, context: Context, needs_prior: bool) -> Sheet:
    cells = cells_of(report.measures)
    if report.tables and report.form:
        form, keys = report.form, {table.key for table in report.tables}
        optional = frozenset().union(*(optional_measures(form, key) for key in keys))
        cells = Cells(cells.written, cells.blank, optional - report.measures.keys())
    prior = context.prior
    if not needs_prior or prior is None:
        return Sheet(report, cells, has_prior=prior is not None)
    written: dict[str, Number] = dict(cells.written)
    written.update((PRIOR + name, value) for name, value in prior.measures.items())
    return Sheet(report, Cells(written, cells.blank, cells.absent), has_prior=True)
