"""The same figures in many words: wordings by condition, filled from seeded figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from random import Random

import yaml

from samples.official import APPLICANTS, DISPUTE_RESULTS, REQUEST_ROWS, result_rows

Figures = Mapping[str, Decimal]
_GROUPS = (
    ("予以公开", "outcome.granted"),
    ("部分公开", "outcome.partly_granted"),
    ("不予公开", "outcome.refused"),
    ("无法提供", "outcome.unavailable"),
    ("不予处理", "outcome.not_processed"),
    ("其他处理", "outcome.otherwise"),
)
_TOPICS = ("征地拆迁", "规划审批", "财政资金", "人事招录", "工程招投标", "物业管理", "环境保护")


@cache
def _wordings() -> Mapping[str, Sequence[Mapping[str, object]]]:
    text = (files("audit.prose") / "wordings.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def paragraph(form: str, year: int, figures: Figures, random: Random) -> str:
    """One wording of most groups, all true of the figures."""
    slots = _slots(form, year, figures, random)
    true = _conditions(slots)
    said = []
    for wordings in _wordings().values():
        fitting = [w for w in wordings if set(_listed(w["when"])) <= true]
        if fitting and random.random() < 0.8:
            said.append(str(random.choice(fitting)["say"]).format_map(slots))
    return random.choice(("", "\n")).join(said)


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _conditions(slots: Mapping[str, object]) -> set[str]:
    def n(name: str) -> int:
        return int(str(slots[name]))

    tests = {
        "none": n("all") == 0,
        "some": n("new") > 0,
        "closed": n("closed") > 0,
        "carried_in": n("in") > 0,
        "carried_forward": n("forward") > 0,
        "all_closed": n("forward") == 0 and n("in") == 0,
        "natural_only": n("new") > 0 and n("legal") == 0,
        "mixed": n("natural") > 0 and n("legal") > 0,
        "no_disputes": n("review") + n("suits") == 0,
        "review": n("review") > 0,
        "suits": n("suits") > 0,
        "no_suits": n("suits") == 0,
        "no_issued": n("issued") == 0,
    }
    return {name for name, holds in tests.items() if holds}


def _slots(form: str, year: int, figures: Figures, random: Random) -> dict[str, object]:
    """Every slot as a wording writes it."""

    def total(row: str) -> int:
        return int(figures[f"{row}.total"])

    unit = random.choice(("件", "件", "件", "宗", "条", "份"))
    new, closed = total("applications.new"), total("outcome.total")
    natural = int(figures["applications.new.natural_person"])
    by_hand, online, letter = _split(new, 3, random)
    web, chat, rest = random.randint(50, 900), random.randint(20, 400), random.randint(2, 40)
    groups = [(label, _of_group(form, figures, prefix)) for label, prefix in _GROUPS]
    shown = [(label, n) for label, n in groups if n] or groups[:1]
    last = random.randint(1, 60)
    suits = [
        int(figures[f"{block}.total"]) for block in ("litigation_direct", "litigation_after_review")
    ]
    opened = groups[0][1] + groups[1][1]
    mark = random.choice(("、", "，", "；"))
    slots: dict[str, object] = {
        "year": year,
        "u": unit,
        "c": random.choice(("件", "起")),
        "new": new,
        "in": total("applications.carried_in"),
        "forward": total("applications.carried_forward"),
        "closed": closed,
        "all": new + total("applications.carried_in"),
        "natural": natural,
        "legal": new - natural,
        "natural_share": _percent(natural, new, random),
        "by_hand": by_hand,
        "online": online,
        "letter": letter,
        "last": last,
        "growth": _growth(new, last, random),
        "growth_only": _growth(new, last, random),
        "topic_list": "、".join(random.sample(_TOPICS, 3)),
        "topics": _listing(
            list(zip(random.sample(_TOPICS, 3), _split(new, 3, random), strict=True)), unit, mark
        ),
        "outcomes": _listing(shown, unit, mark),
        "kinds": len(shown),
        "shares": "，".join(
            f"{label}{n}{unit}，占{_percent(n, closed, random)}%" for label, n in shown
        ),
        "open": opened,
        "open_share": _percent(opened, closed, random),
        "details": _listing(_rows(form, figures), unit, mark),
        "parties": _listing(_parties(figures), unit, mark),
        "review": int(figures["review.total"]),
        "review_results": _listing(_results(figures), "件", mark),
        "direct": suits[0],
        "after": suits[1],
        "suits": sum(suits),
        "both": int(figures["review.total"]) + sum(suits),
        "issued": int(figures["normative_documents.issued"]),
        "repealed": int(figures["normative_documents.repealed"]),
        "in_force": int(figures["normative_documents.in_force"]),
        "licences": int(figures["licences.decisions"]),
        "penalties": int(figures["penalties.decisions"]),
        "compulsion": int(figures["compulsion.decisions"]),
        "p_web": web,
        "p_chat": chat,
        "p_rest": rest,
        "p_all": web + chat + rest,
    }
    slots |= {
        f"n{k}": random.randint(1, 9) if k < 3 else random.randint(10, 400) for k in range(1, 5)
    }
    return slots


def _of_group(form: str, figures: Figures, prefix: str) -> int:
    rows = [r for r in result_rows(form) if r == prefix or r.startswith(f"{prefix}.")]
    return sum(int(figures[f"{row}.total"]) for row in rows)


def _rows(form: str, figures: Figures) -> list[tuple[str, int]]:
    """Rows of outcomes above nought by their own labels, without number and bracket."""
    found = []
    for row in REQUEST_ROWS[form]:
        n = int(figures[f"{row.name}.total"])
        if row.groups and row.name != "outcome.total" and n:
            label = row.label.partition("（区分")[0].lstrip("0123456789.（一二）")
            found.append((label.partition("、行政机关")[0], n))
    return [(label, n) for label, n in found if label != "其他"] or [("予以公开", 0)]


def _parties(figures: Figures) -> list[tuple[str, int]]:
    named = [(label, int(figures[f"applications.new.{column}"])) for column, label in APPLICANTS]
    return [(label, n) for label, n in named if n and label not in ("总计", "其他")] or [
        ("自然人", 0)
    ]


def _results(figures: Figures) -> list[tuple[str, int]]:
    named = [(label, int(figures[f"review.{name}"])) for name, label in DISPUTE_RESULTS]
    return [(label, n) for label, n in named if n and label != "总计"] or [("结果维持", 0)]


def _listing(parts: Sequence[tuple[str, int]], unit: str, mark: str) -> str:
    return mark.join(f"{label}{n}{unit}" for label, n in parts)


def _split(total: int, ways: int, random: Random) -> list[int]:
    cuts = sorted(random.randint(0, total) for _ in range(ways - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def _percent(part: int, whole: int, random: Random) -> Decimal:
    places = random.choice(("1", "0.1", "0.01"))
    share = Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
    return share.quantize(Decimal(places), ROUND_HALF_UP)


def _growth(now: int, before: int, random: Random) -> str:
    if now == before:
        return "持平"
    change = _percent(abs(now - before), before, random)
    return f"{random.choice(('增长', '上升', '增加')) if now > before else '下降'}{change}%"
