"""Answers that are no page: gone, blocked, failed."""

import pytest

from crawler.answers import classify

URL = "http://www.a.gov.cn/nb/a.html"
PAGE = b"<html><body><a href='x'>x</a></body></html>"


def kind(status: int = 200, body: bytes = PAGE, url: str = URL, **headers: str) -> str:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return classify(status, names, body, url, URL).kind


def test_pages_are_pages() -> None:
    assert kind() == "page"
    assert kind(body=b"%PDF-1.4") == "page"
    assert kind(304, b"") == "unchanged"


@pytest.mark.parametrize("status", [521, 512, 412, 403, 401, 429])
def test_refusals_by_status_are_blocked(status: int) -> None:
    assert kind(status) == "blocked"


@pytest.mark.parametrize(
    "body",
    [
        b"<script>document.cookie='a=1';location.reload()</script>",
        b"<html><script>var arg1='ABCDEF';/* acw_sc__v2 */</script></html>",
        b"<script src='/WZWSREL/x.js'></script>",
    ],
)
def test_small_scripts_in_place_of_a_page_are_blocked(body: bytes) -> None:
    assert kind(body=body) == "blocked"
    assert kind(202, body) == "blocked"


def test_a_protection_that_names_itself_is_blocked() -> None:
    assert kind(body=b"x" * 4000, wzws_ray="1") == "page"
    assert kind(body=b"<script>wzws</script>" + b"x" * 4000, wzws_ray="1") == "blocked"


@pytest.mark.parametrize("status", [404, 410])
def test_gone(status: int) -> None:
    assert kind(status) == "gone"


@pytest.mark.parametrize("home", ["", "/", "/index.html", "/index.jsp"])
def test_redirected_to_the_home_page_is_gone(home: str) -> None:
    assert kind(url=f"http://www.a.gov.cn{home}") == "gone"


def test_other_failures() -> None:
    assert kind(500) == "failed"
    assert kind(302, location="file:///etc/passwd") == "failed"
    assert kind(body=b" \n ") == "failed"
