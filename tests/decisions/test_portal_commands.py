"""Portals listed, tried and made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.root import run
from crawler.portal import load_portal
from samples.portal import ANY, serving, write_declarations
from samples.story import AS_OF
from tests.decisions.office import Office


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Options of an office that watches the sample portals, which are up."""
    folder = tmp_path_factory.mktemp("office")
    with serving(ANY) as ports:
        settings = write_declarations(folder, ports)
        yield ["--config", str(settings), "--var", str(folder / "var"), "portals"]


def test_a_look_shows_what_would_be_taken_and_stores_nothing(
    sample: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*sample, "test", "qingtan", "--all", "--as-of", AS_OF.isoformat()]) == 0
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 24
    assert "\tlanjiang-12\t青檀县气象局2017年度政府信息公开年度报告\t" in out
    assert "列出报告 24 份（应有 20–40 份）" in err
    assert not Path(sample[3]).exists()


def test_a_portal_that_cannot_be_visited_is_told_with_why(
    sample: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*sample, "test", "wanglan", "--lang", "en"]) == 1
    assert "a visit would FAIL" in capfd.readouterr().err


def test_a_list_with_fewer_reports_than_expected_fails(
    sample: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    own = Path(sample[1]).parent / "portals" / "qingtan.yaml"
    path = tmp_path / "qingtan.yaml"
    path.write_text(own.read_text("utf-8").replace("min: 20", "min: 30"), "utf-8")
    assert run([*sample, "test", str(path)]) == 1
    assert "至少应有 30 份" in capfd.readouterr().err


def test_the_list_tells_of_every_portal_and_of_files_that_are_wrong(
    sample: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*sample, "list"]) == 0
    assert "yunxi\ttrs\t1\t80–120\t从未访问" in capfd.readouterr().out
    bad = Path(sample[1]).parent / "portals" / "broken.yaml"
    bad.write_text("id: other\n")
    try:
        assert run([*sample, "list"]) == 1
        assert "broken" in capfd.readouterr().err
        assert run([*sample, "test", "broken"]) == 2
    finally:
        bad.unlink()


def test_a_new_portal_file_is_one_that_loads(office: Office, tmp_path: Path) -> None:
    url = "https://www.qinghe.example:8443/zwgk/nb/?a=1&b=#x"
    args = ("portals", "new", "qinghe", "--url", url, "--title", '清河: "县"', "--family", "trs")
    assert office.gouji(*args, "--folder", "portals") == 0
    portal = load_portal(tmp_path / "portals" / "qinghe.yaml")
    assert (portal.name, portal.family) == ('清河: "县"', "trs")
    assert portal.lists[0].url == url
    assert portal.hosts == ("www.qinghe.example:8443",)
    assert office.gouji(*args, "--folder", "portals") == 2


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Qinghe", "http://a.example/"),
        ("../x", "http://a.example/"),
        ("x", "file:///etc/passwd"),
        ("x", "http://user:secret@a.example/"),
        ("x", 'http://a.example/"\nid: y'),
    ],
)
def test_a_new_portal_file_is_not_made_of_anything(
    office: Office, tmp_path: Path, name: str, url: str
) -> None:
    assert office.gouji("portals", "new", name, "--url", url) == 2
    assert not list(tmp_path.glob("**/*.yaml"))
