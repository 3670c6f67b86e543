"""Make a draft say what a file says."""

from dataclasses import dataclass
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_draft
from hamrong.governance.plan.actions.change_draft import change_draft
from hamrong.governance.plan.queries.problems import Problem, problems, where_words
from hamrong.governance.plan.rules.edition import as_json, tasks_in
from hamrong.governance.plan.rules.plan_text import repeats
from hamrong.governance.plan.rules.soundness import Code
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.pack.interface import Document, PackError, read_yaml

# A draft holds these and shows where to put them right; of others its pages could not be made.
_HELD = frozenset(Code) - {Code.TASK_TWICE, Code.TARGET_TWICE, Code.SECTION_TWICE}


@dataclass(frozen=True)
class LineFault:
    """What is wrong in a line of a file, counted from 1, and where in the plan that is."""

    line: int
    where: str
    text: str


class DraftFileError(Exception):
    """A file that cannot become a draft, with all that is wrong in it.

    `can_be_held` tells that a draft could hold it all the same, to be put right on its pages.
    """

    def __init__(self, faults: list[LineFault], *, can_be_held: bool) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = sorted(faults, key=lambda one: one.line)
        self.can_be_held = can_be_held


@transaction.atomic
def load_draft(actor: Actor, key: str, text: str, *, revision: int, anyway: bool) -> None:
    """Make the draft say what a file says; its decision, if it names one, is left out.

    With `anyway` a file is taken although names, dates or measures in it are wrong.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
        StaleError: somebody changed it after the page was made.
        DraftFileError: the file is wrong, with each line.
    """
    the_draft(actor, key, lock=True)
    document, content = _read(text)
    found = list(problems(content))
    held = all(one.code in _HELD for one in found)
    if found and not (anyway and held):
        raise DraftFileError([_fault(document, one) for one in found], can_be_held=held)
    if content["key"] != key:
        told = _("Tệp này là của kế hoạch “%(key)s”; mở đúng kế hoạch rồi nạp.")
        line = document.line("key")
        fault = LineFault(line, _("Thông tin chung"), told % {"key": content["key"]})
        raise DraftFileError([fault], can_be_held=False)
    fact = events.DraftLoaded(len(list(tasks_in(content))), len(content["targets"]))
    change_draft(actor, key, lambda _old: content, fact, revision=revision)


def _read(text: str) -> tuple[Document, dict[str, Any]]:
    try:
        if repeats(text):
            told = _("Tệp dùng dấu & và * để nhắc lại; hãy viết đủ từng mục.")
            raise DraftFileError([LineFault(1, "", told)], can_be_held=False)
        document = read_yaml("", text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _unreadable(mark.line + 1 if mark else 1) from None
    except PackError as error:
        raise _unreadable(error.faults[0].line) from None
    content = as_json(document.value)
    if not isinstance(content, dict):
        raise _unreadable(1)
    return document, {name: said for name, said in content.items() if name != "decision"}


def _unreadable(line: int) -> DraftFileError:
    told = _("Không đọc được từ dòng này; kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc.")
    return DraftFileError([LineFault(line, "", told)], can_be_held=False)


def _fault(document: Document, problem: Problem) -> LineFault:
    return LineFault(document.line(*problem.path), where_words(problem), problem.text)
