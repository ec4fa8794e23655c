"""Who may make 规章 (立法法): State Council departments, governments from prefecture level up."""

from __future__ import annotations

from collections.abc import Iterable

from report.model import Evidence, Report
from rules.applies import case_of
from rules.balance import cells_of
from rules.checks.base import Result, check
from rules.drawing import named, number
from rules.model import Context, Text
from rules.rule import Rule

_THIS = Text("本机关", "this body")
_LEVELS_WITH_POWER = ("central", "province", "prefecture")


@check("rule-making-power")
def rule_making_power(report: Report, context: Context, rule: Rule) -> Iterable[Result]:
    """Figures of 规章 above zero (`measures`) in the report of a body that cannot make any."""
    names = [str(name) for name in rule.params["measures"]]
    subject = names[0].partition(".")[0]
    power = _may_make_rules(report, context)
    if power:
        yield Result(subject, "not_applicable")
        return
    cells = cells_of({name: report.measures[name] for name in names if name in report.measures})
    above = [name for name in names if cells.written.get(name, 0) > 0]
    if not above:
        yield _nothing_above(subject, names, cells.written.keys(), cells.blank, report)
        return
    if power is None:
        why = Text("发布机关的性质或层级不明", "the kind or level of the body is not known")
        yield Result(subject, "unknown", why=why, cause="kind")
        return
    first = above[0]
    fields: dict[str, str | Text] = {
        "label": named(first, report.form),
        "value": number(cells.written[first]),
        "agency": (context.agency.name if context.agency else "") or report.agency.name or _THIS,
    }
    proof = tuple(Evidence(report.measures[n].raw, report.measures[n].where) for n in above)
    yield Result(subject, "fail", fields, "0", number(cells.written[first]), proof)


def _may_make_rules(report: Report, context: Context) -> bool | None:
    case = case_of(report, context)
    if case.kind == "state_council_department":
        return True
    if case.kind != "government":
        return False if case.kind else None
    return case.level in _LEVELS_WITH_POWER if case.level else None


def _nothing_above(
    subject: str,
    names: Iterable[str],
    written: Iterable[str],
    blank: Iterable[str],
    report: Report,
) -> Result:
    read = {*written, *blank}
    if any(name not in read for name in names):
        found = any(table.key == "proactive" for table in report.tables)
        why = Text("规章一行未读出", "the row of regulations was not read")
        cause = f"{'cells' if found else 'table'}:proactive"
        return Result(subject, "unknown", why=why, cause=cause)
    return Result(subject, "pass" if set(written) else "not_applicable")
