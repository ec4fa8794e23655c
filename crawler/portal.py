"""A portal as its file declares it: where the lists are, how to read and how to treat it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from crawler.files import DeclarationError, files_in, load

Family = Literal["plain", "trs", "hanweb", "jpaas", "ucap", "vsb", "nfcms"]


def _address(value: str) -> str:
    if not re.match(r"https?://[^/\s@]+(/\S*)?$", value):
        raise ValueError("must be an http or https address without user or password")
    return value


def _host(value: str) -> str:
    if not re.fullmatch(r"[\w.-]+(:\d{1,5})?", value, re.ASCII) or value != value.lower():
        raise ValueError("must be `host` or `host:port`, in lower case")
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return value


Address = Annotated[str, AfterValidator(_address)]
Host = Annotated[str, AfterValidator(_host)]
Pattern = Annotated[str, AfterValidator(_pattern)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ListDecl(_Part):
    """A column that lists reports."""

    url: Address
    agency: str | None = None
    """Roster id, when all reports of the column are one agency's."""
    folders: str = ""
    """CSS selector of links that lead to further lists (year folders, units), if it has such."""


class Selectors(_Part):
    """CSS selectors, where the family's own do not fit."""

    item: str = ""
    """One entry of the list; its first link leads to the article."""
    next: str = ""
    """The link to the next page."""
    body: str = ""
    """The part of an article in which attachments are looked for."""


class Titles(_Part):
    """Which titles on a list are reports."""

    include: Pattern = r"信息公开.*(年度.{0,4}报告|年报)"
    exclude: Pattern = r"政府网站.*(年度报表|工作报表)|(编制|编写|报送|填报|做好).*(通知|函|说明)$"


class Politeness(_Part):
    delay: float = Field(1.0, ge=0, le=300)
    """Seconds between two requests; more when the portal is slow to answer."""
    concurrency: int = Field(1, ge=1, le=8)
    timeout: float = Field(60, gt=0, le=600)
    """Seconds for one answer, body included."""
    max_pages: int = Field(60, ge=1, le=2000)
    """Pages of one list; a list that is longer is not seen whole, which is told."""
    max_megabytes: int = Field(48, ge=1, le=256)
    """Of one answer, unpacked."""


class Expected(_Part):
    """How many reports the lists show together; fewer or more is a failed visit."""

    min: int = Field(ge=1)
    max: int = Field(1_000_000, ge=1)


class Portal(_Part):
    """`portals/<id>.yaml`. Comments in the file are the runbook."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: str
    home: Address
    region_code: Annotated[str, Field(pattern=r"^(\d{6})?$")] = ""
    hosts: tuple[Host, ...] = Field(min_length=1)
    """Hosts whose documents are the agencies' own; others are never visited."""
    family: Family = "plain"
    lists: tuple[ListDecl, ...] = Field(min_length=1)
    selectors: Selectors = Selectors()
    titles: Titles = Titles()
    roster: str | None = None
    """File name, without `.yaml`, of the agencies expected here."""
    politeness: Politeness = Politeness()
    expected: Expected
    charset: str = ""
    """For portals whose pages claim a wrong one; what is strict UTF-8 is read as such."""
    tls: Literal["verified", "lax"] = "verified"
    """`lax`: the portal's certificate is known not to verify."""
    notes: str = ""

    @model_validator(mode="after")
    def _lists_on_own_hosts(self) -> Portal:
        for declared in self.lists:
            host = declared.url.split("/")[2].lower()
            if host not in self.hosts and host.partition(":")[0] not in self.hosts:
                raise ValueError(f"{declared.url} is on none of the hosts {list(self.hosts)}")
        return self


def load_portal(path: Path) -> Portal:
    """One portal file. Raises DeclarationError; the id must be the file's name."""
    portal = load(path, Portal)
    if portal.id != path.stem:
        raise DeclarationError(f"{path}: id: `{portal.id}` must be the file's name")
    return portal


def load_portals(folders: Iterable[Path] = ()) -> dict[str, Portal | DeclarationError]:
    """All declared portals by id, the office's folders before those that come along; in place
    of one whose file cannot be used, what is wrong with it."""
    found: dict[str, Portal | DeclarationError] = {}
    with as_file(files("crawler") / "portals") as own:
        for path in files_in([*folders, own]):
            try:
                found[path.stem] = load_portal(path)
            except DeclarationError as error:
                found[path.stem] = error
    return found
