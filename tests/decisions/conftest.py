from pathlib import Path

import pytest

from tests.decisions.office import Office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that has stored nothing yet; files without a folder are written beside it."""
    monkeypatch.chdir(tmp_path)
    var = tmp_path / "var"
    var.mkdir(mode=0o700)
    return Office(var)
