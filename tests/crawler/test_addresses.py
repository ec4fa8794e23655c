"""The gate: which addresses may be visited."""

import pytest

from crawler.addresses import Gate

GATE = Gate(hosts=("www.a.gov.cn", "b.gov.cn:8080", "127.0.0.1:18631", "10.1.2.3"))


@pytest.mark.parametrize(
    "url",
    [
        "http://www.a.gov.cn/nb/",
        "https://www.a.gov.cn:443/nb/",
        "HTTP://WWW.A.GOV.CN/nb/",
        "http://www.a.gov.cn./nb/",
        "http://b.gov.cn:8080/",
    ],
)
def test_own_hosts_are_let_through(url: str) -> None:
    assert GATE.refusal(url) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://a.gov.cn/", "none of the portal's own hosts"),
        ("http://www.a.gov.cn.mirror.example/", "none of the portal's own hosts"),
        ("http://www.a.gov.cn:8443/", "none of the portal's own hosts"),
        ("http://b.gov.cn/", "none of the portal's own hosts"),
        ("http://www.a.gov.cn@evil.example/", "no user or password"),
        ("ftp://www.a.gov.cn/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("s3://bucket/x", "only http and https"),
        ("//www.a.gov.cn/", "only http and https"),
        ("http://www.a.gov.cn:port/", "not an address"),
        ("http://10.1.2.3/", "10.1.2.3 is on a private network"),
        ("http://127.0.0.1:18631/", "127.0.0.1 is on a private network"),
    ],
)
def test_everything_else_is_refused_with_a_reason(url: str, why: str) -> None:
    refusal = GATE.refusal(url)
    assert refusal is not None
    assert why in refusal.en


def test_the_operator_opens_one_port_of_one_private_address() -> None:
    gate = Gate(GATE.hosts, allow_private=("127.0.0.1:18631",))
    assert gate.refusal("http://127.0.0.1:18631/") is None
    assert gate.refusal("http://10.1.2.3/") is not None
    assert gate.refuses_ip("127.0.0.1", "127.0.0.1", 18631) is None
    assert gate.refuses_ip("127.0.0.1", "127.0.0.1", 22) is not None


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "0.0.0.0", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1"],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_network_is_refused(ip: str) -> None:
    gate = Gate(hosts=None)
    assert gate.refuses_ip("www.a.gov.cn", ip) is not None
    assert "www.a.gov.cn" in gate.refused


def test_public_addresses_are_not_private() -> None:
    assert Gate(hosts=None).refuses_ip("www.a.gov.cn", "202.108.1.1") is None
    assert Gate(hosts=None).refuses_ip("www.a.gov.cn", "2408:8000::1") is None
