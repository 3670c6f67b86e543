"""The door: what other contexts may use."""

from hamrong.kernel.observe.actions.about import about
from hamrong.kernel.observe.actions.watch_job import watch_job
from hamrong.kernel.observe.queries.exposition import Figure, exposition

__all__ = ["Figure", "about", "exposition", "watch_job"]
