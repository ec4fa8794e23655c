"""The exit codes of the night's commands, as docs/errors.md has them."""

import pytest

from commands.run import ended


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ([0, 0, 0], 0),
        ([1, 0, 0], 1),
        ([0, 0, 1], 1),
        ([1, 2, 0], 2),
        ([1, 3, 2], 3),
        ([0, -9, 0], 3),
        ([0, 130, 0], 3),
    ],
)
def test_the_job_ends_with_the_gravest_of_its_stages(codes: list[int], told: int) -> None:
    assert ended(codes) == told
