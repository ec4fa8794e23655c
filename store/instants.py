"""Instants and days as the store writes them: UTC text, and civil days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CIVIL = ZoneInfo("Asia/Shanghai")


def utc_text(at: datetime) -> str:
    """`2026-01-31T02:03:04Z`. Raises ValueError for an instant without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {at.isoformat()}")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def civil_day(at: datetime | str) -> date:
    """The day in China on which an instant falls."""
    moment = instant(at) if isinstance(at, str) else at
    return moment.astimezone(CIVIL).date()


def day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
