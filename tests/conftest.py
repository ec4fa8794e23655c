"""What every test shares: deterministic property tests, and where the real reports lie."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Real reports and pages, beside the checkout when present; tests skip without them."""

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture
def shared() -> Path:
    """The folder of real reports; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real reports are not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def _settings_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("GOUJI_"):
            monkeypatch.delenv(name)
