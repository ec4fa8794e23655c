"""Whose report it is, and of what kind."""

from __future__ import annotations

import pytest
from facts_helpers import SECTIONS, read_text, report_of

from report.bodies import body_of
from report.body_words import body_in
from report.model import AgencyKind, AgencyLevel, Hints

PERIOD = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("望江县教育局2022年政府信息公开工作年度报告", "望江县教育局"),
        ("2022年望江县教育局政府信息公开工作年度报告", "望江县教育局"),
        ("关于望江县教育局2022年度政府信息公开工作情况的报告", "望江县教育局"),
        ("望江县教育局\n2022年政府信息公开工作年度报告", "望江县教育局"),
        ("名称望江县教育局2022年政府信息公开工作年度报告", "望江县教育局"),
        ("标 题：望江县教育局2022年政府信息公开工作年度报告", "望江县教育局"),
        ("2022年度望江镇政府信息公开工作年度报告", "望江镇"),
        (f"本报告由望江县教育局编制。{PERIOD}", "望江县教育局"),
        (
            f"现向社会公布2022年度望江县教育和体育局政府信息公开年度报告。{PERIOD}",
            "望江县教育和体育局",
        ),
        (f"现公布望江县教育局2022年政府信息公开工作年度报告。{PERIOD}", "望江县教育局"),
        (f"{PERIOD}如有疑问，请与望江县教育局办公室联系（电话：1）。", "望江县教育局"),
        (f"{PERIOD}如有疑问，请联系望江县审计局办公室。", "望江县审计局"),
        (
            f"望江县水利局2022年度政府信息公开工作年度报告\n根据要求，由望江县水利局办公室编制2022年度政府信息公开年度报告。{PERIOD}",
            "望江县水利局",
        ),
    ],
)
def test_the_documents_own_words_name_it(head: str, name: str) -> None:
    assert report_of(head).agency.name == name


def test_the_sign_off_names_it_more_fully_than_the_title() -> None:
    report = report_of(
        "2022年建新镇政府信息公开工作年度报告", "遂安县建新镇人民政府\n2023年1月18日"
    )
    assert report.agency.name == "遂安县建新镇人民政府"


def test_the_place_is_told_as_fully_as_any_name_of_the_body_tells_it() -> None:
    report = report_of(
        "云山县大青镇2022年政府信息公开工作年度报告", "大青镇人民政府\n2023年1月18日"
    )
    assert (report.agency.name, report.agency.region) == ("大青镇人民政府", "云山县大青镇")


def test_our_office_and_our_town_are_no_names() -> None:
    report = report_of(f"我局编制了2022年政府信息公开工作年度报告。{PERIOD}")
    assert report.agency.name == ""


def test_the_office_that_writes_for_a_government_is_not_the_agency() -> None:
    report = report_of(
        "望江县人民政府2022年政府信息公开工作年度报告\n本报告由望江县人民政府办公室编制。"
    )
    assert (report.agency.name, report.agency.kind) == ("望江县人民政府", "government")


def test_the_office_of_a_government_reporting_for_itself_is_a_department() -> None:
    report = report_of(
        "望江县人民政府办公室2022年政府信息公开工作年度报告\n"
        "如有疑问，请与望江县人民政府办公室联系。"
    )
    assert (report.agency.name, report.agency.kind) == ("望江县人民政府办公室", "department")


def test_the_notice_that_is_cited_is_not_whose_report_it_is() -> None:
    report = report_of(
        "根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》要求，"
        f"现公布2022年度宿安区民政局政府信息公开工作年度报告。{PERIOD}"
    )
    assert report.agency.name == "宿安区民政局"
    assert report.agency_conflicts == ()


def test_the_place_is_supplied_from_the_text() -> None:
    report = report_of(
        f"特制定2022年度县统计局政府信息公开年度报告。{PERIOD}通过望江县统计局网站发布。"
    )
    assert report.agency.name == "望江县统计局"


def test_another_body_announced_as_the_author_is_told() -> None:
    report = report_of("望江县教育局2022年政府信息公开工作年度报告\n本报告由临河县水利局编制。")
    assert report.agency.name == "望江县教育局"
    assert [e.quote for e in report.agency_conflicts] == ["由临河县水利局编制"]


def test_the_list_supports_and_never_overrules() -> None:
    text = f"望江县教育局2022年政府信息公开工作年度报告\n{SECTIONS}"
    assert read_text(text, Hints(agency_name="望江县水利局")).agency.name == "望江县教育局"
    nameless = f"2022年政府信息公开工作年度报告\n{SECTIONS}"
    assert read_text(nameless, Hints(agency_name="望江县水利局")).agency.name == "望江县水利局"


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("青岛市城市管理局", "department", "prefecture"),
        ("义乌市财政局", "department", "county"),
        ("四川省民政厅", "department", "province"),
        ("北京市西城区人民政府", "government", "county"),
        ("新疆维吾尔自治区人民政府", "government", "province"),
        ("延边朝鲜族自治州人民政府", "government", "prefecture"),
        ("古镇镇人民政府", "township_government", "township"),
        ("沅陵县二酉苗族乡人民政府", "township_government", "township"),
        ("北京市东城区人民政府北新桥街道办事处", "subdistrict_office", "township"),
        ("安镇街道办事处", "subdistrict_office", "township"),
        ("黑河市气象局", "vertical", "prefecture"),
        ("国家税务总局青岛市税务局", "vertical", "prefecture"),
        ("龙华区市场监管局", "department", "county"),
        ("成都市城市管理委员会", "department", "prefecture"),
        ("滨江高新技术产业开发区管理委员会", "development_zone", None),
        ("东城区城市管理指挥中心", "institution", "county"),
        ("财政部", "state_council_department", "central"),
        ("某地地震局", None, None),
        ("济南市市中区人民政府", "government", "county"),
        ("景德镇市人民政府", "government", "prefecture"),
        ("宁乡市人民政府", "government", "county"),
        ("青岛市住房和城乡建设局", "department", "prefecture"),
        ("安岚市民政局", "department", None),  # a city of no known level
        ("安岚市人民政府", "government", None),
        ("津市市人民政府", "government", "county"),
        ("恩施州教育局", "department", "prefecture"),
        ("阿克苏地区行政公署", "government", "prefecture"),
        ("朝阳区高碑店地区办事处", "subdistrict_office", "township"),
        ("安岚市税务局第一税务分局", "vertical", None),
        ("民航安岚监管局", "vertical", None),
        ("生态环境部华北督察局", "vertical", None),
        ("安岚市档案馆", "institution", None),
        ("安岚市住房公积金管理中心", "institution", None),
        ("安岚市民宗委", "department", None),
        ("中国证券监督管理委员会安岚监管局", "vertical", None),
    ],
)
def test_names_tell_kind_and_level(
    name: str, kind: AgencyKind | None, level: AgencyLevel | None
) -> None:
    body = body_of(name)
    assert body is not None
    assert (body.kind, body.level) == (kind, level)


@pytest.mark.parametrize(
    "name",
    [
        "安岚县公安局交通警察大队",
        "安岚县交通运输综合行政执法支队",
        "安岚县政府研究室",
        "安岚县供销合作总社",
        "安岚县残联",
        "安岚县红十字会",
        "安岚县政协办公室",
        "中共安岚县委办公室",
        "安岚县仲裁委员会",
        "安岚县委编办",
        "安岚县市场监督管理局高新分局",
        "安岚高新区社会事务局",
        "安岚风景名胜区管理局",
    ],
)
def test_a_body_that_may_be_of_two_kinds_is_of_none(name: str) -> None:
    body = body_of(name)
    assert body is not None
    assert body.kind is None


@pytest.mark.parametrize("text", ["重点工作", "主动公开情况", "我们"])
def test_words_that_end_like_no_body_are_none(text: str) -> None:
    assert body_of(text) is None


@pytest.mark.parametrize(
    ("name", "region", "core"),
    [
        ("北京市东城区网格化服务管理中心", "北京市东城区", "网格化服务管理中心"),
        ("东城区城市管理指挥中心", "东城区", "城市管理指挥中心"),
        ("邹城市田黄镇人民政府", "邹城市田黄镇", "田黄镇"),
        ("田黄镇", "田黄镇", "田黄镇"),
        ("安岚市民政局", "安岚市", "民政局"),
        ("社旗县民政局", "社旗县", "民政局"),
        ("晋城市城区教育局", "晋城市城区", "教育局"),
        ("安岚市生态环境局云山县分局", "安岚市", "生态环境局云山县分局"),
        ("安岚市政务服务数据管理局", "安岚市", "政务服务数据管理局"),
        ("安岚市乡村振兴局", "安岚市", "乡村振兴局"),
        ("安岚市市政管理局", "安岚市", "市政管理局"),
        ("津市市民政局", "津市市", "民政局"),
        ("荆州市沙市区民政局", "荆州市沙市区", "民政局"),
        ("恩施州巴东县水利局", "恩施州巴东县", "水利局"),
        ("中国人民银行安岚市中心支行", "安岚市", "中心支行"),
    ],
)
def test_names_are_taken_apart_into_place_and_core(name: str, region: str, core: str) -> None:
    body = body_of(name)
    assert body is not None
    assert (body.region, body.core) == (region, core)


@pytest.mark.parametrize(
    "name",
    [
        "三亚市教育局",
        "三明市财政局",
        "三门峡市民政局",
        "三台县水利局",
        "本溪市教育局",
        "本溪满族自治县民政局",
        "将乐县教育局",
        "全州县民政局",
        "全椒县审计局",
        "两当县水务局",
        "多伦县财政局",
        "特克斯县教育局",
        "一面坡镇人民政府",
        "二道区民政局",
        "二连浩特市教育局",
        "三里镇街道办事处",
    ],
)
def test_places_that_begin_like_ways_of_speaking_are_places(name: str) -> None:
    body = body_in(name)
    assert body is not None
    assert body.region


@pytest.mark.parametrize(
    "words",
    [
        "各镇人民政府",
        "全县公安局",
        "三个镇",
        "两级人民政府",
        "我县人民政府",
        "本局",
        "将县教育局",
        "全市公安局",
        "某县教育局",
        "每个局",
        "多个街道",
        "二级局",
        "特此街道",
        "现将本局",
    ],
)
def test_ways_of_speaking_name_no_body(words: str) -> None:
    assert body_in(words) is None


def test_the_name_of_a_column_above_the_title_is_no_title() -> None:
    report = report_of("杨柳镇人民政府\n信息公开年报\n杨柳镇2021年政府信息公开工作年度报告")
    assert report.title == "杨柳镇2021年政府信息公开工作年度报告"
    assert report.reporting_year == 2021
