"""What the name of a body tells: its kind, its level, the place in front of it.

The table of endings is `agency_kinds.yaml`; a name it does not know is of unknown kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from report.model import AgencyKind, AgencyLevel


class _Ending(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    pattern: str
    kind: AgencyKind | None


class _Kinds(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    state_council: tuple[str, ...]
    endings: tuple[_Ending, ...]
    municipalities: tuple[str, ...]
    prefectures: str
    county_cities: str
    short_prefectures: str


@dataclass(frozen=True, slots=True)
class Body:
    """A name, taken apart."""

    name: str
    kind: AgencyKind | None
    level: AgencyLevel | None
    region: str
    """The places in front: 北京市东城区; for a government its own place included."""
    core: str
    """What stays the same however much of the place is written: 城市管理局, 新九镇."""


# 省, 市, 区 … each with its name; 城市, 园区, 社区 and the like are words, not places.
_WORDS = (
    "城市|社区|园区|小区|景区|校区|片区|辖区|地区|城区|县城|县乡|区县|城乡|乡镇|县级|市级|区级|省级|乡村|市场|市政(?!府|务|法|协|研)|市容"
    "|县域|区域|镇村|市民(?!政|族|宗|防|航|委)"
)
_PLACE = re.compile(
    r"(?<=(?:晋城|大同|长治|阳泉|汕尾)市)城区"
    rf"|(?!{_WORDS})[\u4e00-\u9fff]{{0,10}}?"
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|民族乡|(?<!街)街道|地区(?=行)|苏木"
    r"|省|市(?!场|政(?!府|务|法|协|研)|容|民(?!政|族|宗|防|航|委)|[中北南]区|区(?!域|县|划|内|级)|市(?!场|政(?!府|务|法|协|研)|容|民(?!政|族|宗|防|航|委)|直|级|属|区|中|南|北)|街道|镇|乡(?!村|镇))|(?<!园)(?<!社)(?<!小)(?<!景)(?<!校)区(?!域|级|县)"
    r"|县(?!级|域)|旗(?!县)|盟|州(?=人民政府|委|政府)"
    r"|镇(?!市|镇|街道|江|赉|雄|康|平|原|宁|海区|沅|坪|巴|安|远|赍)|(?<!和城)(?<!房城)乡(?!市|村|镇|乡|街道|宁|县|城))"
)
_SYSTEM = re.compile(
    r"^(?:国家税务总局|国家金融监督管理总局|国家统计局|国家矿山安全监察局|中国人民银行|中华人民共和国|中共)(?=.)"
)
_BODY_INSIDE = re.compile(r"局|厅|署|委员会|公司")
_SECOND_NAME = re.compile(r"\([^()]{2,30}\)$")
_GOVERNMENT = re.compile(r"人民政府|政府|行政公署|行署")
_LEVELS: tuple[tuple[str, AgencyLevel], ...] = (
    ("自治县", "county"),
    ("自治旗", "county"),
    ("自治州", "prefecture"),
    ("地区", "prefecture"),
    ("自治区", "province"),
    ("特别行政区", "province"),
    ("省", "province"),
    ("盟", "prefecture"),
    ("州", "prefecture"),
    ("县", "county"),
    ("旗", "county"),
    ("街道", "township"),
    ("苏木", "township"),
    ("镇", "township"),
    ("乡", "township"),
    ("区", "county"),
)


@cache
def _table() -> _Kinds:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("report").joinpath("agency_kinds.yaml").read_text(encoding="utf-8")
    return _Kinds.model_validate(yaml.load(text, Loader=loader))  # noqa: S506 (safe loader)


@cache
def _endings() -> tuple[tuple[re.Pattern[str], AgencyKind | None], ...]:
    return tuple((re.compile(f"(?:{e.pattern})$"), e.kind) for e in _table().endings)


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(f"{name}市" for name in _table().prefectures.split())


@cache
def _county_cities() -> frozenset[str]:
    return frozenset(f"{name}市" for name in _table().county_cities.split())


@cache
def _short_prefecture() -> re.Pattern[str]:
    return re.compile("|".join(_table().short_prefectures.split()))


@cache
def _state_council() -> frozenset[str]:
    return frozenset(_table().state_council)


@lru_cache(maxsize=4096)
def body_of(name: str) -> Body | None:
    """The name taken apart; None if it does not end like the name of a body."""
    if name in _state_council() or name.removeprefix("中华人民共和国") in _state_council():
        return Body(name, "state_council_department", "central", "", name)
    bare = _SECOND_NAME.sub("", name)
    ending = next((e for e in _endings() if e[0].search(bare)), None)
    if ending is None:
        return None
    kind = ending[1]
    places, rest = _places(bare)
    region = "".join(places)
    level = _level(places) if kind != "development_zone" else None
    if kind == "subdistrict_office":
        level = "township"
    # 省、市、县 alone (县统计局) name a level, no place.
    if rest in ("", "人民政府", "政府", "行政公署", "行署", "办事处", "办") and places:
        core = places[-1]
    else:
        core = _GOVERNMENT.sub("", rest, count=1) if rest.startswith("人民政府") else rest
        if places and rest.startswith(("人民政府", "政府")):
            core = f"{places[-1]}{core}"
    return Body(name, kind, level, region, core)


def is_short_for(words: str, name: str) -> bool:
    """Whether words may abbreviate a name: its characters in order (网格中心, 发改局)."""
    letters = iter(name)
    return len(words) >= 2 and all(letter in letters for letter in words)


def _places(name: str) -> tuple[list[str], str]:
    """The places at the front, each whole, and what is left of the name."""
    places: list[str] = []
    at = system.end() if (system := _SYSTEM.match(name)) else 0
    while match := _short_prefecture().match(name, at) or _PLACE.match(name, at):
        if places and (len(match[0]) == 1 or _BODY_INSIDE.search(match[0])):
            break
        places.append(match[0])
        at = match.end()
        # 东城区人民政府北新桥街道办事处: the government it is an office of.
        office = _GOVERNMENT.match(name, at)
        if office and "街道" in name[office.end() :]:
            at = office.end()
    return places, name[at:]


def _level(places: list[str]) -> AgencyLevel | None:
    if not places:
        return None
    last = places[-1]
    if last.endswith("市"):
        if last in _table().municipalities:
            return "province"
        if last in _prefectures():
            return "prefecture"
        return "county" if last in _county_cities() else None
    return next((level for ending, level in _LEVELS if last.endswith(ending)), None)
