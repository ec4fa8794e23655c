"""What all files written by people have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Years(Strict):
    """Reporting years, both ends included; an open end is left out."""

    first: int | None = Field(None, alias="from")
    last: int | None = Field(None, alias="to")
