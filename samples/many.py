"""Any number of correct reports, as different from each other as the generator can make them."""

from __future__ import annotations

from collections.abc import Iterator

from samples.agencies import AGENCIES, OTHERS
from samples.make import make_report
from samples.report import SampleReport

YEARS = range(2014, 2025)


def reports(count: int, first: int = 0) -> Iterator[SampleReport]:
    """Reports number `first` to `first + count`: bodies, years, variants and blanks in turn.

    The number is the seed: a report that makes trouble is made again by its number.
    """
    bodies = (*AGENCIES, *OTHERS)
    for number in range(first, first + count):
        report = make_report(
            bodies[number % len(bodies)],
            YEARS[number * 7 % len(YEARS)],
            number,
            variant="beijing" if number % 4 == 0 else "national",
        )
        yield report.blank_zeros(("", "/", "—")[number % 3]) if number % 6 == 0 else report
