"""Seeded figures of 政府信息公开情况统计表 (FY2014–FY2018), within all its sums and bounds."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from samples.statistics import Variant, statistics_measures

_REPLIES = (
    "already_public",
    "granted",
    "partly_granted",
    "refused.total",
    "not_this_organ",
    "not_existing",
    "asked_to_amend",
    "other_channel",
)
_REFUSALS = (
    "state_secret",
    "trade_secret",
    "privacy",
    "endangers_security",
    "not_government_information",
    "other_statutory",
)
_RECEIVED = ("in_person", "fax", "online", "letter")
_DISPUTE = ("upheld", "corrected", "other")


def statistics_figures(
    random: Random, variant: Variant, received: int | None = None
) -> dict[str, Decimal]:
    """By measure. `received` chooses the number of applications. Nothing is charged."""
    out = dict.fromkeys(statistics_measures(variant), 0)
    _disclosed(random, out, variant)
    _responses(random, out)
    _applications(random, out, received)
    litigation = "litigation.first_instance" if variant == "beijing" else "litigation"
    for block in ("review", litigation):
        _sum(random, out, f"{block}.total", [f"{block}.{r}" for r in _DISPUTE], _few(random))
    if variant == "beijing":
        out["litigation.second_instance"] = random.choice((0, 0, 1))
        out["litigation.total"] = (
            out["litigation.first_instance.total"] + out["litigation.second_instance"]
        )
    _resources(random, out)
    values = {name: Decimal(value) for name, value in out.items()}
    values["funds.amount_wan"] = Decimal(random.choice((0, random.randint(10, 990)))) / 10
    return values


def _few(random: Random) -> int:
    return random.choice((0, 0, 1, 2, 5))


def _sum(random: Random, out: dict[str, int], whole: str, rows: list[str], total: int) -> None:
    """Deal `total` over the rows, and write their sum."""
    for _ in range(total):
        out[random.choice(rows)] += 1
    out[whole] = total


def _disclosed(random: Random, out: dict[str, int], variant: Variant) -> None:
    channels = {
        "channel.gazette": random.choice((0, 6, 12)),
        "channel.website": random.randint(200, 3000),
        "channel.weibo": random.choice((0, random.randint(50, 2000))),
        "channel.wechat": random.randint(40, 900),
        "channel.other": random.choice((0, random.randint(5, 200))),
    }
    out |= channels
    out["disclosed.total"] = sum(channels.values())
    issued = random.randint(0, 20)
    out["normative_documents.issued"] = issued
    out["disclosed.normative_documents"] = random.randint(0, issued)
    if variant == "beijing":
        rows = [n for n in out if n.startswith("disclosed.key_areas.") and not n.endswith(".total")]
        for row in rows:
            out[row] = random.choice((0, random.randint(1, 12)))
        out["disclosed.key_areas.total"] = sum(out[row] for row in rows)


def _responses(random: Random, out: dict[str, int]) -> None:
    out["response.by_microblog"] = random.randint(0, 30)
    out["response.by_other"] = random.randint(0, 30)
    out["response.hot_topics"] = out["response.by_microblog"] + out["response.by_other"]
    for way in ("press_conferences", "interviews"):
        out[f"response.{way}.total"] = random.randint(0, 8)
        out[f"response.{way}.by_leader"] = random.randint(0, out[f"response.{way}.total"])
    out["response.explanations"] = random.randint(3, 60)


def _applications(random: Random, out: dict[str, int], received: int | None) -> None:
    total = random.choice((0, 3, 8, 21, 40, 96)) if received is None else received
    _sum(
        random,
        out,
        "applications.received.total",
        [f"applications.received.{way}" for way in _RECEIVED],
        total,
    )
    _sum(
        random,
        out,
        "applications.closed.total",
        ["applications.closed.in_time"] * 7 + ["applications.closed.extended"],
        total,
    )
    _sum(random, out, "replies.total", [f"replies.{kind}" for kind in _REPLIES], total)
    _sum(
        random,
        out,
        "replies.refused.total",
        [f"replies.refused.{why}" for why in _REFUSALS],
        out["replies.refused.total"],
    )


def _resources(random: Random, out: dict[str, int]) -> None:
    out["complaints"] = random.choice((0, 0, 1))
    out["bodies"] = random.randint(1, 6)
    out["reading_points"] = random.randint(1, 12)
    out["staff.full_time"] = random.randint(0, 5)
    out["staff.part_time"] = random.randint(1, 20)
    out["staff.total"] = out["staff.full_time"] + out["staff.part_time"]
    out["meetings"] = random.randint(1, 6)
    out["trainings.sessions"] = random.randint(1, 6)
    out["trainings.participants"] = out["trainings.sessions"] * random.randint(12, 60)
