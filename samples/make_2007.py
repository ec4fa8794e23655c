"""The contents of the 2007 text (art 32) in seven sections, for FY2014–FY2018."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random

from samples.agencies import SampleAgency
from samples.prose import Writer, listed
from samples.report import Item, Section

HEADINGS = {
    "overview": ("概述", "总体情况", "基本情况"),
    "proactive": ("主动公开政府信息情况", "主动公开政府信息的情况"),
    "requests": (
        "依申请公开政府信息和不予公开政府信息的情况",
        "依申请公开政府信息情况",
    ),
    "fees": ("政府信息公开的收费及减免情况", "收费及减免情况"),
    "disputes": (
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "政府信息公开行政复议、行政诉讼情况",
    ),
    "problems": ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    "other_matters": ("其他需要报告的事项",),
}
_SAID = {
    "t_total": "disclosed.total",
    "t_gazette": "channel.gazette",
    "t_website": "channel.website",
    "t_weibo": "channel.weibo",
    "t_wechat": "channel.wechat",
    "t_other": "channel.other",
    "t_issued": "normative_documents.issued",
    "t_norm": "disclosed.normative_documents",
    "t_explanations": "response.explanations",
    "t_hot": "response.hot_topics",
    "t_received": "applications.received.total",
    "t_in_person": "applications.received.in_person",
    "t_fax": "applications.received.fax",
    "t_online": "applications.received.online",
    "t_letter": "applications.received.letter",
    "t_closed": "applications.closed.total",
    "t_in_time": "applications.closed.in_time",
    "t_extended": "applications.closed.extended",
    "t_replies": "replies.total",
    "t_already": "replies.already_public",
    "t_granted": "replies.granted",
    "t_partly": "replies.partly_granted",
    "t_refused": "replies.refused.total",
    "t_not_ours": "replies.not_this_organ",
    "t_not_existing": "replies.not_existing",
    "t_amend": "replies.asked_to_amend",
    "t_elsewhere": "replies.other_channel",
    "t_review": "review.total",
    "t_litigation": "litigation.total",
    "meetings": "meetings",
    "sessions": "trainings.sessions",
    "participants": "trainings.participants",
}


def sections_2007(
    agency: SampleAgency,
    year: int,
    figures: Mapping[str, Decimal],
    values: Mapping[str, str],
    random: Random,
) -> tuple[Section, ...]:
    """Seven sections, the statistics table at the end of the last."""
    said = {**values, **{slot: f"{figures[name]}" for slot, name in _SAID.items()}}
    writer = Writer(random, said, agency.field)
    n = random.randint(2, 3)
    bodies: dict[str, Iterable[str]] = {
        "overview": [*writer.several("overview_2007", 4), *writer.several("management", 2)],
        "proactive": [
            writer.one("disclosed_2007"),
            *writer.several("disclosed_more_2007", 4),
            *writer.several("platform", 2),
        ],
        "requests": _requests(said, writer),
        "fees": [writer.one("fees_2007")],
        "disputes": [
            writer.one(
                "disputes_none_2007"
                if said["t_review"] == said["t_litigation"] == "0"
                else "disputes_2007"
            )
        ],
        "problems": [
            writer.one("problems_lead") + listed(writer.several("problem", n)),
            writer.one("improvements_lead") + listed(writer.several("improvement", n)),
        ],
        "other_matters": [writer.one("other_2007")],
    }
    sections = [
        Section(key, random.choice(HEADINGS[key]), tuple(Item("paragraph", t) for t in texts))
        for key, texts in bodies.items()
    ]
    last = sections[-1]
    table = (Item("paragraph", "附表："), Item("paragraph", "政府信息公开情况统计表"),
             Item("paragraph", f"（{year}年度）"), Item("table", "statistics"))  # fmt: skip
    sections[-1] = Section(last.key, last.heading, (*last.items, *table))
    return tuple(sections)


def _requests(said: Mapping[str, str], writer: Writer) -> list[str]:
    if said["t_received"] == "0":
        return [writer.one("received_none_2007"), writer.one("requests_more")]
    return [
        writer.one("received_2007"),
        writer.one("replied_2007"),
        *writer.several("requests_more", 2),
    ]
