"""The six sections of the annual forms (FY2019–), said in prose from the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random

from samples.agencies import SampleAgency
from samples.prose import Writer, listed
from samples.report import NUMERALS, Item, Section

HEADINGS = {
    "overview": "总体情况",
    "proactive": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况",
    "problems": "存在的主要问题及改进情况",
    "other_matters": "其他需要报告的事项",
}
_ASPECTS = {
    "proactive": ("主动公开", "主动公开情况", "主动公开方面"),
    "requests": ("依申请公开", "依申请公开情况", "依申请公开办理情况"),
    "management": ("政府信息管理", "政府信息管理情况"),
    "platform": ("政府信息公开平台建设", "平台建设", "政府信息公开平台建设情况"),
    "supervision": ("监督保障", "监督保障情况"),
}


def sections_2019(
    agency: SampleAgency,
    year: int,
    figures: Mapping[str, Decimal],
    values: Mapping[str, str],
    random: Random,
) -> tuple[Section, ...]:
    """All six, in order; `values` are the names and dates that the texts use."""
    said = {**values, **_totals(figures), **_free_numbers(random)}
    writer = Writer(random, said, agency.field)
    bodies: dict[str, Iterable[Item]] = {
        "overview": _overview(agency, year, said, writer, random),
        "proactive": (Item("table", "proactive"),),
        "requests": (Item("table", "requests"),),
        "disputes": (Item("table", "disputes"),),
        "problems": _problems(writer, random),
        "other_matters": _other(year, writer, random),
    }
    return tuple(Section(key, HEADINGS[key], tuple(items)) for key, items in bodies.items())


def _overview(
    agency: SampleAgency, year: int, said: Mapping[str, str], writer: Writer, random: Random
) -> Iterable[Item]:
    yield Item("paragraph", writer.one("opening"))
    documents = "documents_2019" if year <= 2020 else "documents_2021"
    idle = said["r_new"] == said["r_in"] == "0"
    quiet = said["review"] == said["litigation"] == "0"
    supervision = writer.several("supervision", 2)
    if agency.kind in ("government", "township_government"):
        supervision.append(writer.one("accountability"))
    aspects = {
        "proactive": [
            writer.one("proactive"),
            *writer.several("proactive_more", random.randint(2, 4)),
            writer.one(documents) + writer.one("decisions"),
        ],
        "requests": [
            writer.one("requests_none" if idle else "requests"),
            *writer.several("requests_more", random.randint(1, 2)),
            writer.one("disputes_none" if quiet else "disputes"),
        ],
        "management": writer.several("management", random.randint(2, 3)),
        "platform": writer.several("platform", random.randint(1, 3)),
        "supervision": supervision,
    }
    run_in = random.random() < 0.5
    for number, (aspect, texts) in zip(NUMERALS, aspects.items(), strict=False):
        heading = f"（{number}）{random.choice(_ASPECTS[aspect])}"
        if run_in:
            yield Item("paragraph", f"{heading}。{''.join(texts)}")
        else:
            yield Item("subheading", heading)
            yield from (Item("paragraph", text) for text in texts)


def _problems(writer: Writer, random: Random) -> Iterable[Item]:
    n = random.randint(2, 4)
    yield Item("paragraph", writer.one("problems_lead") + listed(writer.several("problem", n)))
    if random.random() < 0.4:
        improved = listed(writer.several("improved", 2))
        yield Item("paragraph", writer.one("improved_lead") + improved)
    improvements = listed(writer.several("improvement", n))
    yield Item("paragraph", writer.one("improvements_lead") + improvements)


def _other(year: int, writer: Writer, random: Random) -> Iterable[Item]:
    if year >= 2021:
        yield Item("paragraph", writer.one("fee_none"))
        if random.random() < 0.5:
            return
    yield Item("paragraph", writer.one("other_lead"))


def _totals(figures: Mapping[str, Decimal]) -> dict[str, str]:
    """The totals that prose repeats, as it writes them."""

    def row_total(prefix: str) -> int:
        return sum(
            int(value)
            for name, value in figures.items()
            if name.startswith(prefix) and name.endswith(".total")
        )

    new = int(figures["applications.new.total"])
    natural = int(figures["applications.new.natural_person"])
    numbers = {
        "r_new": new,
        "r_in": figures["applications.carried_in.total"],
        "r_closed": figures["outcome.total.total"],
        "r_forward": figures["applications.carried_forward.total"],
        "r_natural": natural,
        "r_legal": new - natural,
        "r_granted": figures["outcome.granted.total"],
        "r_partly": figures["outcome.partly_granted.total"],
        "r_refused": row_total("outcome.refused."),
        "r_unavailable": row_total("outcome.unavailable."),
        "r_not_processed": row_total("outcome.not_processed."),
        "r_otherwise": row_total("outcome.otherwise."),
        "review": figures["review.total"],
        "litigation": figures["litigation_direct.total"] + figures["litigation_after_review.total"],
        "licences": figures["licences.decisions"],
        "penalties": figures["penalties.decisions"],
        "compulsion": figures["compulsion.decisions"],
    }
    numbers |= {f"review_{r}": figures[f"review.{r}"] for r in _REVIEW_RESULTS}
    documents = "normative_documents."
    renamed = {"made": "made", "newly_disclosed": "new", "disclosed_total": "total"}
    for name, value in figures.items():
        if name.startswith(documents):
            column = name.removeprefix(documents)
            numbers[f"nd_{renamed.get(column, column)}"] = value
    return {name: f"{value}" for name, value in numbers.items()}


_REVIEW_RESULTS = ("upheld", "corrected", "other", "pending")


def _free_numbers(random: Random) -> dict[str, str]:
    """Figures of the prose that no table holds; the parts add up."""
    web, media, other = random.randint(60, 1900), random.randint(20, 900), random.randint(3, 60)
    numbers = {
        "p_web": web,
        "p_media": media,
        "p_other": other,
        "p_total": web + media + other,
        "small_a": random.randint(2, 9),
        "small_b": random.randint(2, 9),
    }
    return {name: str(value) for name, value in numbers.items()}
