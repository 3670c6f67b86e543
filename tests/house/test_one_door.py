"""The contracts on imports hold, and the door contract catches who goes around it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from grimp import ImportGraph, build_graph
from house.one_door import OneDoor

Build = Callable[[str, str], ImportGraph]


@pytest.fixture
def graph_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    def build(importing: str, name: str) -> ImportGraph:
        files = {"__init__": "", "a/__init__": "", "a/interface": "", "a/models": "",
                 "b/__init__": "", "b/actions": importing}  # fmt: skip
        for path, text in files.items():
            file = tmp_path / name / f"{path}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        monkeypatch.syspath_prepend(str(tmp_path))
        return build_graph(name, cache_dir=None)

    return build


def contract(name: str) -> OneDoor:
    options = {"contexts": [f"{name}.*"], "door": "interface", "wiring": [f"{name}.config"]}
    return OneDoor("door", {"root_packages": [name]}, options)


def test_who_goes_around_the_door_is_caught(graph_of: Build) -> None:
    graph = graph_of("import housetest.a.models", "housetest")
    assert not contract("housetest").check(graph, verbose=False).kept


def test_who_comes_through_the_door_passes(graph_of: Build) -> None:
    graph = graph_of("import doortest.a.interface", "doortest")
    assert contract("doortest").check(graph, verbose=False).kept
