from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store
from tests.night_judge.portal import Portal


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Portal]:
    """A portal of two agencies in an empty store."""
    with Store.open(tmp_path / "gouji.db") as store:
        yield Portal(store)
