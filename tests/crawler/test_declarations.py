"""Portal files and rosters: what they may say, and how a slip in one is told."""

from datetime import date
from pathlib import Path

import pytest

from crawler.files import DeclarationError
from crawler.portal import Portal, load_portal, load_portals
from crawler.roster import Roster, load_roster

GOOD = """\
id: demo
name: 示例
home: http://www.a.gov.cn/
hosts: [www.a.gov.cn]
lists:
  - url: http://www.a.gov.cn/nb/
expected: {min: 3}
"""


def put(folder: Path, text: str, name: str = "demo.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_short_file_is_enough(tmp_path: Path) -> None:
    portal = load_portal(put(tmp_path, GOOD))
    assert portal.family == "plain"
    assert portal.politeness.delay == 1.0
    assert portal.tls == "verified"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("name: 示例", "nme: 示例", "demo.yaml: name: Field required"),
        ("id: demo", "id: other", "id: `other` must be the file's name"),
        ("{min: 3}", "{min: 0}", "expected.min: Input should be greater than or equal to 1"),
        ("http://www.a.gov.cn/nb/", "ftp://www.a.gov.cn/nb/", "lists.0.url: Value error, must be"),
        ("http://www.a.gov.cn/nb/", "http://x.example/nb/", "is on none of the hosts"),
        ("[www.a.gov.cn]", "[WWW.A.gov.cn]", "hosts.0: Value error, must be `host`"),
        ("home:", "family: joomla\nhome:", "family: Input should be"),
        ("home:", "titles: {include: '('}\nhome:", "titles.include: Value error, not a regular"),
        ("home:", "allow_private: [x]\nhome:", "allow_private: Extra inputs are not permitted"),
        ("name: 示例", "name: [示例", "demo.yaml:3: not YAML"),
        ("name: 示例", "name: !!python/object/apply:os.system [ls]", "demo.yaml:2: not YAML"),
    ],
)
def test_a_slip_is_told_with_file_and_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = put(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(DeclarationError) as error:
        load_portal(path)
    assert says in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_bytes("name: 示例".encode("gbk"))
    with pytest.raises(DeclarationError, match="not UTF-8"):
        load_portal(tmp_path / "demo.yaml")


def test_one_bad_file_leaves_the_others(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    put(tmp_path, "id: broken\n", "broken.yaml")
    found = load_portals([tmp_path])
    assert isinstance(found["demo"], Portal)
    assert isinstance(found["broken"], DeclarationError)


def test_the_offices_own_folder_is_searched_first(tmp_path: Path) -> None:
    for folder, name in (("a", "甲"), ("b", "乙")):
        (tmp_path / folder).mkdir()
        put(tmp_path / folder, GOOD.replace("示例", name))
    found = load_portals([tmp_path / "b", tmp_path / "a"])["demo"]
    assert isinstance(found, Portal)
    assert found.name == "乙"


ROSTER = """\
agencies:
  - id: x-1
    kind: department
    level: county
    region_code: "990121"
    parent: x-0
    aliases: [青檀县文体局]
    succeeds: [x-9]
    first_year: 2015
    names:
      - {name: 青檀县文化广电局, until: 2019-02-28, kind: institution}
      - {name: 青檀县文化广电和旅游局, since: 2019-03-01}
  - {id: x-2, name: 青檀县人民政府, kind: government, level: county}
"""


def test_names_are_dated_and_what_they_do_not_say_is_the_agencys(tmp_path: Path) -> None:
    put(tmp_path, ROSTER, "qingtan.yaml")
    record = load_roster("qingtan", [tmp_path]).agencies[0].record()
    old, new = record.attributes
    assert (old.until, old.kind, old.region_code) == (date(2019, 2, 28), "institution", "990121")
    assert (new.since, new.kind, new.parent) == (date(2019, 3, 1), "department", "x-0")
    assert record.succeeds == ("x-9",)
    assert record.first_year == 2015


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: x-2", "id: x-1", "agency id `x-1` stands twice"),
        ("name: 青檀县人民政府, ", "", "needs either `name` or `names`"),
        ("kind: government", "kind: ministry", "kind: Input should be"),
    ],
)
def test_a_slip_in_a_roster_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    put(tmp_path, ROSTER.replace(old, new), "qingtan.yaml")
    with pytest.raises(DeclarationError, match=r"qingtan\.yaml") as error:
        load_roster("qingtan", [tmp_path])
    assert says in str(error.value)


def test_a_roster_that_is_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="roster `nowhere` is in none of"):
        load_roster("nowhere", [tmp_path])


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("青檀县人民政府2023年政府信息公开工作年度报告", "x-2"),
        ("2023年青檀县人民政府政府信息公开工作年度报告", "x-2"),
        ("2023年度青檀县 人民政府 信息公开年报", "x-2"),
        ("青檀县文化广电局2018年政府信息公开工作年度报告", "x-1"),
        ("青檀县文体局2017年政府信息公开年度报告", "x-1"),
        # another body whose name only begins like one of ours
        ("青檀县人民政府办公室2023年政府信息公开工作年度报告", None),
        ("望岚青檀县人民政府2023年政府信息公开工作年度报告", None),
        ("2023年政府信息公开工作年度报告", None),
    ],
)
def test_whose_report_a_title_announces(tmp_path: Path, title: str, owner: str | None) -> None:
    put(tmp_path, ROSTER, "qingtan.yaml")
    roster: Roster = load_roster("qingtan", [tmp_path])
    assert roster.whose(title) == owner


def explained(part: str) -> str:
    """The example in a folder's README."""
    readme = Path(__file__).parents[2] / "crawler" / part / "README.md"
    return readme.read_text("utf-8").split("```yaml\n")[1].split("```")[0]


def test_the_explained_files_can_be_used_as_they_stand(tmp_path: Path) -> None:
    portal = load_portal(put(tmp_path, explained("portals"), "qingtan.yaml"))
    fields = set(Portal.model_fields) - {"notes"}
    assert {name for name in fields if f"\n{name}:" in explained("portals")} == fields
    assert portal.titles.include == "信息公开.*年报"
    put(tmp_path, explained("rosters"), "farming.yaml")
    assert load_roster("farming", [tmp_path]).whose("青檀县农业农村局2023年年报") == "lanjiang-11"


def test_what_visits_say_stands_in_the_runbook() -> None:
    runbook = (Path(__file__).parents[2] / "crawler/portals/README.md").read_text("utf-8")
    for said in (
        "does not answer in time",
        "refuses the connection",
        "the page is gone",
        "redirected to the home page",
        "blocked",
        "robots.txt forbids",
        "no entry of the list is recognised",
        "not seen to its end",
        "only *m* could be seen",
        "none of the portal's own hosts",
        "on a private network",
        "certificate cannot be verified",
        "in place of the attachment",
    ):
        assert said in runbook, said
