"""The form in which a result is drafted: the fields of its template, or a plain letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrong.service.dossiers.forms import DraftForm
from hamrong.service.dossiers.forms.results import TemplateForm
from hamrong.service.dossiers.queries.drafting import Drafting, drafting
from hamrong.service.dossiers.queries.page import DossierView

# In the address "?van-ban=1" asks for a plain letter, "?van-ban=0" for the template.
PLAINLY = "van-ban"
NO, YES = "0", "1"


@dataclass(frozen=True)
class DraftPage:
    """A form to draft in; `templated` when the procedure has a template, used or not.

    `newer` tells that someone saved another draft while this one was typed.
    """

    form: DraftForm | TemplateForm
    templated: bool
    newer: bool = False

    @property
    def plain(self) -> bool:
        """Tell whether the text itself is typed."""
        return isinstance(self.form, DraftForm)

    @property
    def title(self) -> str:
        """Return what the template makes; empty for a plain letter."""
        return self.form.template.title if isinstance(self.form, TemplateForm) else ""

    @property
    def unverified(self) -> bool:
        """Tell whether nobody has compared the template with the official form."""
        return isinstance(self.form, TemplateForm) and not self.form.template.verified


def draft_page(
    dossier: DossierView,
    data: Mapping[str, Any] | None = None,
    *,
    plainly: str | None = None,
) -> DraftPage:
    """Return the form of a dossier's draft, as saved or as sent in `data`.

    Without a wish a saved draft stays what it is, and a new one begins with the template.
    """
    found, result = drafting(dossier), dossier.result
    if plainly not in {NO, YES}:
        plainly = YES if result and not result.template_id else NO
    revision = result.revision if result else ""
    if found is None or plainly == YES:
        content = result.content if result and not result.template_id else ""
        first = {"content": content, "revision": revision}
        return DraftPage(DraftForm(data, initial=first), templated=found is not None)
    return DraftPage(TemplateForm(found, data, revision=revision), templated=True)


def typed_again(dossier: DossierView, sent: DraftForm | TemplateForm) -> DraftPage:
    """Return what was typed on an old page, ready to be saved over what stands now."""
    revision = dossier.result.revision if dossier.result else ""
    newer = revision != sent.cleaned_data["revision"]
    found = drafting(dossier)
    if not isinstance(sent, TemplateForm) or found is None:
        first = {"content": sent.cleaned_data.get("content", ""), "revision": revision}
        return DraftPage(DraftForm(initial=first), templated=found is not None, newer=newer)
    typed = Drafting(found.made_by, found.declared, {**found.first, **sent.filled})
    return DraftPage(TemplateForm(typed, revision=revision), templated=True, newer=newer)
