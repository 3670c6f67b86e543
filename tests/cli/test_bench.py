"""Measuring by command."""

from argparse import Namespace
from importlib.util import find_spec

import pytest

from hamrong.cli.bench import SCENARIOS, run
from hamrong.cli.screen import StopError


@pytest.mark.parametrize("name", SCENARIOS)
def test_each_scenario_can_be_run(name: str) -> None:
    assert find_spec(f"bench.{name}") is not None


def test_what_cannot_be_measured_is_told() -> None:
    with pytest.raises(StopError, match="rush"):
        run(Namespace(arguments=["everything"]))
