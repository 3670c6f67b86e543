"""The door: what other contexts may use."""

from hamrong.service.forms.access import AT_THE_COUNTER
from hamrong.service.forms.actions.add_file import add_file, put_file
from hamrong.service.forms.actions.add_page_files import add_page_files, remove_page_file
from hamrong.service.forms.actions.choose import choose
from hamrong.service.forms.actions.discard_draft import discard_draft
from hamrong.service.forms.actions.hold_paper import hold_paper
from hamrong.service.forms.actions.move_file import move_file
from hamrong.service.forms.actions.redirect import redirect
from hamrong.service.forms.actions.remove_file import remove_file
from hamrong.service.forms.actions.save_all import prefix_of, save_all
from hamrong.service.forms.actions.save_step import StaleStepError, save_step
from hamrong.service.forms.actions.start_draft import start_draft
from hamrong.service.forms.actions.start_like import LIKE, start_like
from hamrong.service.forms.actions.take import IncompleteError, TakenDraft, mark_submitted, take
from hamrong.service.forms.queries.blank import blank_pdf
from hamrong.service.forms.queries.draft import (
    DOCUMENTS,
    DraftRow,
    DraftView,
    Problem,
    Step,
    draft,
    drafts_of,
    problems,
    second_looks,
    shown_groups,
    steps,
)
from hamrong.service.forms.queries.draft_file import open_draft_file
from hamrong.service.forms.queries.form import (
    FormView,
    file_questions,
    form,
    form_keys,
    form_schema,
)
from hamrong.service.forms.queries.initial import (
    ABOUT_THE_PERSON,
    NOTHING_KNOWN,
    Earlier,
    Initial,
    earlier_pages,
    initial_for,
    initial_of,
)
from hamrong.service.forms.queries.labelled import (
    LabelledGroup,
    LabelledRow,
    labelled,
    labelled_json,
)
from hamrong.service.forms.queries.open_drafts import (
    Choices,
    draft_behind,
    open_drafts,
    the_choices,
)
from hamrong.service.forms.queries.page import GroupPage, PageError, group_page
from hamrong.service.forms.queries.page_extras import Besides
from hamrong.service.forms.queries.page_field import PageField, PageOption, PageRow
from hamrong.service.forms.queries.printed import form_of, form_pdf
from hamrong.service.forms.rules.definition import Field, FieldType, Group, Option
from hamrong.service.forms.rules.judging import GroupState
from hamrong.service.forms.rules.mapping import used_map
from hamrong.service.forms.rules.rows import row_to_add, row_was_removed

__all__ = [
    "ABOUT_THE_PERSON",
    "AT_THE_COUNTER",
    "DOCUMENTS",
    "LIKE",
    "NOTHING_KNOWN",
    "Besides",
    "Choices",
    "DraftRow",
    "DraftView",
    "Earlier",
    "Field",
    "FieldType",
    "FormView",
    "Group",
    "GroupPage",
    "GroupState",
    "IncompleteError",
    "Initial",
    "LabelledGroup",
    "LabelledRow",
    "Option",
    "PageError",
    "PageField",
    "PageOption",
    "PageRow",
    "Problem",
    "StaleStepError",
    "Step",
    "TakenDraft",
    "add_file",
    "add_page_files",
    "blank_pdf",
    "choose",
    "discard_draft",
    "draft",
    "draft_behind",
    "drafts_of",
    "earlier_pages",
    "file_questions",
    "form",
    "form_keys",
    "form_of",
    "form_pdf",
    "form_schema",
    "group_page",
    "hold_paper",
    "initial_for",
    "initial_of",
    "labelled",
    "labelled_json",
    "mark_submitted",
    "move_file",
    "open_draft_file",
    "open_drafts",
    "prefix_of",
    "problems",
    "put_file",
    "redirect",
    "remove_file",
    "remove_page_file",
    "row_to_add",
    "row_was_removed",
    "save_all",
    "save_step",
    "second_looks",
    "shown_groups",
    "start_draft",
    "start_like",
    "steps",
    "take",
    "the_choices",
    "used_map",
]
