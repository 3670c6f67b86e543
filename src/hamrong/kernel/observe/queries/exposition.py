"""What all processes of this machine have counted, in Prometheus' text format."""

from collections.abc import Callable, Iterator
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

Figure = tuple[str, str, dict[str, str], float]


class _Figures:
    """Figures that are read when asked for, such as the length of a queue."""

    def __init__(self, read: Callable[[], list[Figure]]) -> None:
        self.read = read

    def collect(self) -> Iterator[Any]:
        families: dict[str, GaugeMetricFamily] = {}
        for name, text, labels, value in self.read():
            family = families.setdefault(name, GaugeMetricFamily(name, text, labels=sorted(labels)))
            family.add_metric([labels[key] for key in sorted(labels)], value)
        yield from families.values()


def exposition(read: Callable[[], list[Figure]]) -> bytes:
    """Return the counters of all processes of this machine, and the figures that `read` gives.

    A figure is its name, what it means, its labels and its value.
    """
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(_Figures(read))
    return generate_latest(registry)
