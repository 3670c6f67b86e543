"""A filled form on paper."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from hamrong.kernel.print.interface import render_pdf
from hamrong.service.forms.models import Draft
from hamrong.service.forms.queries.form import FormView, form_version

TEMPLATE = "forms/print/form.typ"


def form_pdf(
    about: Mapping[str, Any],
    groups: Sequence[Mapping[str, Any]],
    *,
    form: FormView | None,
    documents: Sequence[str] = (),
) -> bytes:
    """Print labelled answers (see `TakenDraft.labelled_json`) in the shape of the official form.

    `about` holds agency, person, place_and_day, and of what was submitted its code and
    submitted_at; `draft` true puts the word draft across the pages. Without a form the title in
    `about` stands over it.
    """
    named = {"title": form.title, "official_form": form.official_form} if form else {}
    data = {**about, **named, "groups": list(groups), "documents": list(documents)}
    return render_pdf(TEMPLATE, data)


def form_of(reference: UUID) -> FormView | None:
    """Return the form that became something ("a dossier's id"), or None when none did."""
    found = Draft.objects.filter(submitted_to=reference).values_list("form_id", flat=True).first()
    return form_version(found) if found else None
