"""The real reports, where they lie: agency, year, form, date and outline as truth.yaml says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from report import read
from report.model import Document, NotAReport, Report

WHOLE = [
    "000_e92d345624aa1390.txt",
    "001_0cb72870e0e1741c.txt",
    "002_635cdd01f46716b0.txt",
    "003_20c11ae4567b44d7.txt",
    "004_de73f9ff63829d5f.txt",
]


def read_file(path: Path) -> Report:
    result = read([Document(path.read_bytes(), path.name)])[0]
    assert isinstance(result, Report), result
    return result


def truth_of(shared: Path, name: str) -> dict[str, Any]:
    facts = yaml.safe_load((shared / "reports" / "truth.yaml").read_text(encoding="utf-8"))
    return dict(facts[name])


@pytest.mark.parametrize("name", WHOLE)
def test_whole_reports_give_agency_year_form_and_date_exactly(shared: Path, name: str) -> None:
    truth = truth_of(shared, name)

    report = read_file(shared / "reports" / name)

    assert report.agency.name in (truth["agency"], f"北京市{truth['agency']}")
    assert report.reporting_year == truth["reporting_year"]
    assert report.form == truth["form"]
    published = truth["published"]
    if published is None:
        assert report.published is None
    else:
        first, last = published if isinstance(published, list) else (published, published)
        assert report.published is not None
        assert (report.published.first, report.published.last) == (_day(first), _day(last))
    assert report.cut == ""


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (WHOLE[0], "institution"),
        (WHOLE[1], "institution"),
        (WHOLE[2], "department"),
        (WHOLE[3], "government"),
        (WHOLE[4], "subdistrict_office"),
    ],
)
def test_whole_reports_tell_the_kind_of_their_agency(shared: Path, name: str, kind: str) -> None:
    assert read_file(shared / "reports" / name).agency.kind == kind


def test_a_doubled_heading_number_is_kept_as_printed(shared: Path) -> None:
    outline = read_file(shared / "reports" / WHOLE[0]).outline

    under_one = [(h.number, h.where.line) for h in outline if h.parent == 0]

    assert ("(五)", 17) in under_one
    assert ("(五)", 22) in under_one
    assert len(under_one) == 6


def test_rows_of_tables_are_no_headings(shared: Path) -> None:
    outline = read_file(shared / "reports" / WHOLE[1]).outline

    assert [h.where.line for h in outline if h.level == 1] == [2, 17, 32, 61, 66, 69]
    assert [h.key for h in outline if h.level == 1] == [
        "overview",
        "proactive",
        "requests",
        "disputes",
        "problems",
        "other_matters",
    ]


@pytest.mark.parametrize("name", WHOLE[1:])
def test_sound_outlines_are_gapless(shared: Path, name: str) -> None:
    outline = read_file(shared / "reports" / name).outline
    for parent in {h.parent for h in outline}:
        numbers = [h.ordinal for h in outline if h.parent == parent]
        assert numbers == list(range(1, len(numbers) + 1))


def test_run_in_headings_end_at_their_first_full_stop(shared: Path) -> None:
    report = read_file(shared / "reports" / WHOLE[2])
    first = next(h for h in report.outline if h.number == "(一)")

    assert first.title == "领导高度重视"
    assert first.run_in
    (passage,) = report.under(first)
    assert passage.text.startswith("我局高度重视信息公开工作")


def test_a_table_below_its_caption_is_no_unread_attachment(shared: Path) -> None:
    attachments = read_file(shared / "reports" / WHOLE[0]).attachments

    assert [(a.where.line, a.is_report, a.read) for a in attachments] == [(132, True, False)]


def test_a_last_line_that_repeats_the_title_is_an_attachment_without_link(shared: Path) -> None:
    (attachment,) = read_file(shared / "reports" / WHOLE[3]).attachments

    assert attachment.where.line == 150
    assert attachment.is_report
    assert not attachment.read


def test_a_saved_portal_page_gives_agency_year_date_and_sections(shared: Path) -> None:
    report = read_file(shared / "reports" / "shuyang-fgj-2023.html")

    assert report.agency.name == "沭阳县发展和改革局"
    assert report.agency.kind == "department"
    assert report.agency.level == "county"
    assert report.reporting_year == 2023
    assert report.form == "annual-2021"
    assert report.published is not None
    assert report.published.first == report.published.last == date(2024, 1, 17)
    assert [h.key for h in report.outline if h.level == 1][:2] == ["overview", "proactive"]
    assert report.cut == ""


def test_an_official_pdf_gives_agency_year_and_sections(shared: Path) -> None:
    report = read_file(shared / "reports" / "hongze-district-2024.pdf")

    assert report.agency.name == "淮安市洪泽区人民政府"
    assert report.agency.kind == "government"
    assert report.reporting_year == 2024
    assert len([h for h in report.outline if h.level == 1]) == 6
    assert report.cut == ""


EXCERPTS: list[tuple[str, str, int | None, str | None]] = [
    ("01-panzhihua-xinjiu-town-2021", "盐边县新九镇人民政府", 2021, "2022-01-25"),
    ("02-gucheng-education-2020", "故城县教育局", 2020, None),
    ("03-quxian-education-2020", "渠县教育和科学技术局", 2020, None),
    ("05-shangwan-township-2019", "上湾乡人民政府", 2019, "2020-02-20"),
    ("06-xiongxian-township-2019", "", 2019, None),
    ("08-yangliu-town-2021", "杨柳镇人民政府", 2021, "2022-01-07"),
    ("09-tianhuang-town-year-mismatch", "邹城市田黄镇人民政府", 2021, None),
    ("12-erlang-subdistrict-2022", "重庆市九龙坡区二郎街道办事处", 2022, None),
    ("18-changrong-town-2025", "兴化市昌荣镇", 2025, "2026-01-23"),
    ("20-dizhen-2010-traditional", "", 2010, None),
    ("22-taizhou-2017-metadata", "泰州市人民政府", 2017, "2018-02-28"),
    ("24-anzhen-subdistrict-2025", "安镇街道办事处", 2025, None),
    ("30-longgui-town-2016", "韶关市武江区龙归镇人民政府", 2016, None),
    ("32-tongling-township-2017", "", 2017, None),
    ("34-jianxin-town-2018", "遂溪县建新镇人民政府", 2018, "2019-01-18"),
    ("37-shatang-town-2016-mirror", "沙塘镇人民政府", 2016, None),
    ("39-nancheng-subdistrict-2014", "永嘉县南城街道办事处", 2014, None),
    ("41-yufa-town-2016", "榆垡镇人民政府", 2016, None),
    ("44-taojiang-audit-2020", "桃江县审计局", 2020, None),
    ("47-cangzhou-meteorology-2021", "河北省沧州市气象局", 2021, "2022-01-27"),
    ("49-longgang-unit-2024", "", 2024, None),
    ("52-songmutang-town-2022", "桃江县松木塘镇人民政府", 2022, None),
    ("55-eryou-township-2020-mirror", "沅陵县二酉苗族乡人民政府", 2020, "2021-01-18"),
    ("56-huangpi-civil-affairs-2019", "武汉市黄陂区民政局", 2019, None),
    ("59-fengshou-township-2022", "丰收乡", 2022, None),
    ("61-ge-town-2022", "螅镇", 2022, "2023-01-31"),
    ("62-heihe-meteorology-2021", "黑河市气象局", 2021, None),
    ("65-wendeng-audit-2020-flipbook-p9", "", 2020, None),
    ("68-hushi-town-2019", "胡市镇人民政府", 2019, None),
    ("70-sucheng-civil-affairs-2019", "宿城区民政局", 2019, None),
    ("73-huaian-natural-resources-2021-mirror", "", 2021, None),
    ("75-meihekou-emergency-2025", "梅河口市应急管理局", 2025, "2026-01-29"),
    ("77-gongming-subdistrict-2020", "深圳市光明区公明街道", 2020, None),
    ("80-xifeng-statistics-2020", "息烽县统计局", 2020, None),
    ("87-songjianghe-town-2020", "抚松县松江河镇人民政府", 2020, "2021-01-04"),
    ("89-niansanli-2022", "义乌市廿三里街道办事处", 2022, None),
]


@pytest.mark.parametrize(("name", "agency", "year", "published"), EXCERPTS)
def test_excerpts_tell_what_their_text_tells(
    shared: Path, name: str, agency: str, year: int | None, published: str | None
) -> None:
    report = read_file(shared / "reports" / "excerpts" / f"{name}.txt")

    assert report.agency.name == agency
    assert report.reporting_year == year
    assert (str(report.published.first) if report.published else None) == published


@pytest.mark.parametrize(
    "name", ["26-NEGATIVE-format-notice-ningguo", "28-NEGATIVE-notice-putian-2009"]
)
def test_notices_that_order_the_reports_are_none(shared: Path, name: str) -> None:
    path = shared / "reports" / "excerpts" / f"{name}.txt"

    (result,) = read([Document(path.read_bytes(), path.name)])

    assert isinstance(result, NotAReport)
    assert result.evidence is not None


WHOLE_EXCERPTS = (
    "20-dizhen-2010-traditional",
    "30-longgui-town-2016",
    "32-tongling-township-2017",
    "34-jianxin-town-2018",
)


@pytest.mark.parametrize("name", WHOLE_EXCERPTS)
def test_whole_short_reports_are_not_taken_for_cut(shared: Path, name: str) -> None:
    assert read_file(shared / "reports" / "excerpts" / f"{name}.txt").cut == ""


@pytest.mark.parametrize("name", [e[0] for e in EXCERPTS if e[0] not in WHOLE_EXCERPTS])
def test_excerpts_that_break_off_say_so(shared: Path, name: str) -> None:
    assert read_file(shared / "reports" / "excerpts" / f"{name}.txt").cut != ""
