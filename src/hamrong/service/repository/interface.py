"""The door: what other contexts may use."""

from hamrong.service.repository.actions.end_paper import replace_paper, revoke_paper
from hamrong.service.repository.actions.file_paper import Origin, Owner, Paper, file_paper
from hamrong.service.repository.actions.give_paper import (
    Given,
    give_paper,
    give_stored,
    remove_paper,
)
from hamrong.service.repository.actions.note_reading import note_reading, note_search
from hamrong.service.repository.actions.open_store import open_store
from hamrong.service.repository.actions.use_paper import Usage, use_paper
from hamrong.service.repository.models import StoredPaper
from hamrong.service.repository.queries.holders import holder_of, is_open
from hamrong.service.repository.queries.kinds import KindView, kind_of_result, kinds, kinds_for
from hamrong.service.repository.queries.known import KnownPaper, known_paper
from hamrong.service.repository.queries.papers import (
    PaperView,
    latest_papers,
    open_paper,
    paper_page,
    papers_for,
    papers_page,
)
from hamrong.service.repository.queries.uses import UsedPaper, papers_held, uses_of
from hamrong.service.repository.rules import Standing, Trust

__all__ = [
    "Given",
    "KindView",
    "KnownPaper",
    "Origin",
    "Owner",
    "Paper",
    "PaperView",
    "Standing",
    "StoredPaper",
    "Trust",
    "Usage",
    "UsedPaper",
    "file_paper",
    "give_paper",
    "give_stored",
    "holder_of",
    "is_open",
    "kind_of_result",
    "kinds",
    "kinds_for",
    "known_paper",
    "latest_papers",
    "note_reading",
    "note_search",
    "open_paper",
    "open_store",
    "paper_page",
    "papers_for",
    "papers_held",
    "papers_page",
    "remove_paper",
    "replace_paper",
    "revoke_paper",
    "use_paper",
    "uses_of",
]
