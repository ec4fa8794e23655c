"""The packs, loaded once for all tests of the engine."""

import pytest

from rules import Packs, load_packs


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()
