"""The door: what other contexts may use."""

from hamrong.service.forms.actions.add_file import add_file
from hamrong.service.forms.actions.choose import choose
from hamrong.service.forms.actions.discard_draft import discard_draft
from hamrong.service.forms.actions.remove_file import remove_file
from hamrong.service.forms.actions.save_step import StaleStepError, save_step
from hamrong.service.forms.actions.start_draft import start_draft
from hamrong.service.forms.actions.take import IncompleteError, TakenDraft, mark_submitted, take
from hamrong.service.forms.queries.draft import (
    DOCUMENTS,
    DraftRow,
    DraftView,
    Problem,
    Step,
    draft,
    drafts_of,
    problems,
    steps,
)
from hamrong.service.forms.queries.draft_file import open_draft_file
from hamrong.service.forms.queries.form import FormView, form, form_keys, form_schema
from hamrong.service.forms.queries.labelled import LabelledGroup, LabelledRow, labelled
from hamrong.service.forms.queries.page import (
    GroupPage,
    PageError,
    PageField,
    PageOption,
    group_page,
    initial_for,
)
from hamrong.service.forms.rules.definition import Field, FieldType, Group, Option
from hamrong.service.forms.rules.judging import GroupState

__all__ = [
    "DOCUMENTS",
    "DraftRow",
    "DraftView",
    "Field",
    "FieldType",
    "FormView",
    "Group",
    "GroupPage",
    "GroupState",
    "IncompleteError",
    "LabelledGroup",
    "LabelledRow",
    "Option",
    "PageError",
    "PageField",
    "PageOption",
    "Problem",
    "StaleStepError",
    "Step",
    "TakenDraft",
    "add_file",
    "choose",
    "discard_draft",
    "draft",
    "drafts_of",
    "form",
    "form_keys",
    "form_schema",
    "group_page",
    "initial_for",
    "labelled",
    "mark_submitted",
    "open_draft_file",
    "problems",
    "remove_file",
    "save_step",
    "start_draft",
    "steps",
    "take",
]
