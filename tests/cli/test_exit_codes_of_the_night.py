"""The exit codes of the night's commands, as docs/errors.md has them."""

from pathlib import Path

import pytest

from commands.root import run
from commands.run import ended
from night import judge
from night.judge import Summary


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


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (Summary(read=1, reports=1), 0),
        (Summary(read=1, set_aside=1), 1),
        (Summary(read=1, set_aside=1, crashed=["R-1: KeyError"]), 3),
    ],
)
def test_judging_tells_of_documents_set_aside_and_of_crashes(
    summary: Summary, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "judge_night", lambda night, retry: summary)
    assert run(["--var", str(tmp_path), "judge"]) == told
