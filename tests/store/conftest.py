from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store
from tests.store.shelf import with_portal


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store with one portal and one agency on its roster."""
    with Store.open(tmp_path / "gouji.db") as opened:
        yield with_portal(opened)
