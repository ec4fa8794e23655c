"""Shutting a child in: limits, an empty environment, no network, no way to outlive us."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from typing import Any

_MB = 1024 * 1024
_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 1
_REFUSED = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.sendto",
        "socket.sendmsg",
    }
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use."""

    seconds: float = 60
    """Wall clock for one job; its CPU time is bounded by the same, rounded up."""
    memory_mb: int = 1024
    """Address space beyond what the process has when it starts."""
    file_mb: int = 64
    """Largest file that it may write."""
    open_files: int = 64
    libreoffice: str = ""
    """The program that may convert old Word files, within these limits; none if empty."""
    jobs: int = 1000
    """After so many jobs a child is replaced, so that nothing can pile up in it."""


def confine(limits: Limits, keep: int) -> None:
    """Shut this process in, all descriptors but `keep` closed. Cannot be undone.

    Where the system knows no such limit (not Linux) it is left out; the wall clock, kept
    by the parent, always holds.
    """
    os.environ.clear()
    _close_all_but(keep)
    _leave_group_and_die_with_parent()
    _refuse_network()
    _set_limits(limits)


def allow_cpu(seconds: float) -> None:
    """So much CPU time from now on, then SIGXCPU ends the process."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _close_all_but(keep: int) -> None:
    # The parent's database, its locks and whatever else it holds are no business of ours;
    # a lock's copy in a child would outlive the parent.
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    highest = os.sysconf("SC_OPEN_MAX") if hasattr(os, "sysconf") else 256
    os.closerange(3, keep)
    os.closerange(keep + 1, min(highest, 1 << 20))


def _leave_group_and_die_with_parent() -> None:
    if hasattr(os, "setsid"):
        os.setsid()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _refuse_network() -> None:
    if sys.platform == "linux":
        import ctypes

        # A namespace of its own has no way out at all; where the system forbids to make
        # one, the hook below still stands.
        libc = ctypes.CDLL(None)
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    sys.addaudithook(_no_socket)


def _no_socket(event: str, _args: tuple[Any, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError("a document is read without any network")


def _set_limits(limits: Limits) -> None:
    try:
        import resource
    except ImportError:
        return
    wanted = {
        "RLIMIT_AS": _address_space() + limits.memory_mb * _MB,
        "RLIMIT_FSIZE": limits.file_mb * _MB,
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_CORE": 0,
    }
    for name, most in wanted.items():
        if hasattr(resource, name):
            which = getattr(resource, name)
            hard = resource.getrlimit(which)[1]
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(which, (allowed, allowed))


def _address_space() -> int:
    """Bytes that the process has mapped already; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as told:
            return int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
