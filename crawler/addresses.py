"""Which addresses may be visited at all: scheme, host, port, and no private networks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from crawler.said import Said

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Gate:
    """Asked before every request, every redirect, and on every connected address."""

    hosts: Collection[str] | None
    """`host` (ports 80 and 443) or `host:port`; None: any host."""
    allow_private: Collection[str] = ()
    """`host:port` entries of the operator's settings that may be on a private network."""
    refused: dict[str, Said] = field(default_factory=dict, compare=False)
    """Host → why, for hosts whose resolved address was refused: a resolver can only fail,
    the reason is kept here."""
    unasked: dict[str, Said] = field(default_factory=dict, compare=False)
    """Host and port → why its robots.txt could not be had: nothing there is visited."""

    def refusal(self, url: str) -> Said | None:
        """Why the address may not be visited; None if it may."""
        try:
            parts = urlsplit(url)
            port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
        except ValueError as error:
            return Said("不是有效的网址", f"not an address ({error})")
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in DEFAULT_PORTS:
            scheme = parts.scheme or "?"
            return Said(
                f"只访问 http 和 https，不访问 {scheme}:",
                f"only http and https are visited, not {scheme}:",
            )
        if not host or parts.username is not None:
            return Said(
                "网址必须有主机名，且不得带用户名或密码",
                "an address needs a host, and no user or password in front of it",
            )
        if not self._is_ours(host, port):
            return Said(
                f"{host}:{port} 不是该门户自己的主机",
                f"{host}:{port} is none of the portal's own hosts",
            )
        literal = _literal(host)
        if literal and is_private(literal) and f"{host}:{port}" not in self.allow_private:
            return private(host)
        return None

    def refuses_ip(self, host: str, ip: str, port: int | None = None) -> Said | None:
        """Why that resolved or connected address may not be used for the host; None if it may.

        Without a port (a resolver does not know it) any allowed port of the host will do.
        """
        if not is_private(ip_address(ip.partition("%")[0])):
            return None
        allowed = {entry.rpartition(":")[0] for entry in self.allow_private}
        if host in allowed if port is None else f"{host}:{port}" in self.allow_private:
            return None
        return self.refused.setdefault(host, private(host))

    def _is_ours(self, host: str, port: int) -> bool:
        if self.hosts is None or f"{host}:{port}" in self.hosts:
            return True
        return host in self.hosts and port in DEFAULT_PORTS.values()


def private(host: str) -> Said:
    """What is said of an address on a private network."""
    return Said(
        f"{host} 位于内部网络，只有在运行设置中才能放行",
        f"{host} is on a private network, which only the operator's settings can allow",
    )


def is_private(ip: IPv4Address | IPv6Address) -> bool:
    """Loopback, private, link-local, reserved, multicast: not out on the internet."""
    mapped = getattr(ip, "ipv4_mapped", None)
    if mapped is not None:
        ip = mapped
    return not ip.is_global or ip.is_multicast


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
