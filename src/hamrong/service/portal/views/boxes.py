"""The cards of papers: one a document, with its pages and ways to add more."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import StoredFile, UploadView
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import DossierView, Filing, GivenBefore
from hamrong.service.portal.queries.purposes import (
    OTHER,
    STORE_PURPOSE,
    Purpose,
    Target,
    asked_papers,
    draft_purpose,
    supplement_purpose,
)
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import PaperView


@dataclass(frozen=True)
class BoxPage:
    """A file in a card; `paper` is the paper of the store it is. `up`, `down`: places around it."""

    file: StoredFile
    id: UUID
    address: str
    paper: PaperView | None = None
    up: int = 0
    down: int = 0


@dataclass(frozen=True)
class Box:
    """A card. `purpose` names it to the upload; `key` is the name of its input."""

    purpose: str
    key: str
    name: str
    optional: str = ""
    required: bool = False
    pages: tuple[BoxPage, ...] = ()
    unfinished: tuple[UploadView, ...] = ()
    offers: Sequence[PaperView] = ()
    earlier: Sequence[GivenBefore] = ()
    problems: Sequence[str] = ()
    whole: str = ""
    sheets: int = field(default=0)

    @property
    def state(self) -> str:
        """Tell in a word whether something is here, missing, or nothing that must be."""
        return "done" if self.pages else "missing" if self.required else "open"

    @property
    def is_bound(self) -> bool:
        """Tell whether the pages will become one PDF."""
        own = [page for page in self.pages if page.paper is None]
        return len(own) > 1 or any(page.file.is_photo for page in own)


def _ordered(pages: list[BoxPage]) -> tuple[BoxPage, ...]:
    """Return the pages with the places they can be moved to."""
    last = len(pages)
    return tuple(
        BoxPage(
            page.file,
            page.id,
            page.address,
            page.paper,
            up=at - 1 if at > 1 else 0,
            down=at + 1 if at < last else 0,
        )
        for at, page in enumerate(pages, 1)
    )


def _sheets(pages: Sequence[BoxPage]) -> int:
    return sum(page.file.pages or 1 for page in pages)


def draft_boxes(
    request: ActorRequest, filing: Filing, problems: dict[str, list[str]], only: str = ""
) -> list[Box]:
    """Return a card for each document to attach, or for one of them."""
    actor, draft = request.actor, filing.draft
    documents = [one for one in filing.uploads if only in {"", one.key}]
    purposes = {one.key: draft_purpose(draft.id, one.key) for one in documents}
    waiting = files.uploads_for(actor, *purposes.values())
    offers, earlier = _known_papers(actor, filing, {one.key: one.name for one in documents})
    boxes = []
    for one in documents:
        pages = _draft_pages(filing, one.key)
        box = Box(
            purpose=purposes[one.key],
            key=one.key,
            name=one.name,
            optional="" if one.required else one.when or _("không bắt buộc"),
            required=one.required,
            pages=pages,
            unfinished=waiting[purposes[one.key]],
            offers=offers.get(one.key, []),
            earlier=earlier.get(one.key, ()),
            problems=problems.get(one.key, []),
            whole=reverse("portal:bound", args=[filing.procedure.code, draft.id, one.key]),
            sheets=_sheets(pages),
        )
        boxes.append(box)
    return boxes


def _draft_pages(filing: Filing, key: str) -> tuple[BoxPage, ...]:
    draft, code = filing.draft, filing.procedure.code
    added = draft.files.get(key, ())
    at = [reverse("portal:draft_file", args=[code, draft.id, one.id]) for one in added]
    pages = [
        BoxPage(one, one.id, address, draft.papers.get(one.id))
        for one, address in zip(added, at, strict=True)
    ]
    return _ordered(pages)


def _known_papers(
    actor: Actor, filing: Filing, names: dict[str, str]
) -> tuple[dict[str, list[PaperView]], dict[str, tuple[GivenBefore, ...]]]:
    """Return by document what the person's store and earlier dossiers hold for it.

    Who files for somebody else has to bring the papers of that person.
    """
    if filing.draft.extra.get("capacity"):
        return {}, {}
    code = filing.procedure.code
    held = {paper.id for paper in filing.draft.papers.values()}
    found = repository.papers_for(actor, code, list(names))
    offers = {key: [one for one in papers if one.id not in held] for key, papers in found.items()}
    there = {one.sha256 for added in filing.draft.files.values() for one in added}
    earlier = {
        key: tuple(one for one in rows if one.file.sha256 not in there)
        for key, rows in dossiers.given_before(actor, code, names).items()
    }
    return offers, earlier


def supplement_boxes(
    request: ActorRequest, found: DossierView, problems: dict[str, list[str]], only: str = ""
) -> list[Box]:
    """Return a card for each paper a dossier waits for, and one for others."""
    asked = {key: name for key, name in asked_papers(found).items() if only in {"", key}}
    purposes = {key: supplement_purpose(found.code, key) for key in asked}
    waiting = files.uploads_for(request.actor, *purposes.values())
    return [
        _tray_box(
            Box(
                purposes[key],
                key,
                name,
                optional=_("không bắt buộc") if key == OTHER else "",
                problems=problems.get(key, []),
            ),
            waiting[purposes[key]],
        )
        for key, name in asked.items()
    ]


def store_box(request: ActorRequest, problems: Sequence[str] = ()) -> Box:
    """Return the card for the pages of a paper given to the store."""
    (waiting,) = files.uploads_for(request.actor, STORE_PURPOSE).values()
    name = _("Ảnh chụp hoặc bản quét")
    return _tray_box(Box(STORE_PURPOSE, "file", name, problems=problems), waiting)


def _tray_box(box: Box, waiting: Sequence[UploadView]) -> Box:
    pages = _ordered(
        [
            BoxPage(one.file, one.id, reverse("portal:upload_file", args=[one.id]))
            for one in waiting
            if one.file
        ]
    )
    return Box(
        box.purpose,
        box.key,
        box.name,
        optional=box.optional,
        required=not box.optional,
        pages=pages,
        unfinished=tuple(one for one in waiting if not one.file),
        problems=box.problems,
        sheets=_sheets(pages),
    )


def box_of(request: ActorRequest, purpose: Purpose) -> Box:
    """Return one card anew."""
    if purpose.target is Target.DRAFT and purpose.filing is not None:
        return draft_boxes(request, purpose.filing, {}, purpose.key)[0]
    if purpose.target is Target.SUPPLEMENT and purpose.dossier is not None:
        return supplement_boxes(request, purpose.dossier, {}, purpose.key)[0]
    return store_box(request)


def lay_by(request: ActorRequest, purposes: dict[str, str]) -> dict[str, list[str]]:
    """Lay by every file that came with a form; return what was refused, by input."""
    problems: dict[str, list[str]] = {}
    for key, purpose in purposes.items():
        for one in request.FILES.getlist(key):
            try:
                files.lay_by(
                    request.actor,
                    purpose=purpose,
                    content=one.file or BytesIO(),
                    name=one.name or _("tệp"),
                    size=one.size or 0,
                )
            except RefusedError as refused:
                problems.setdefault(key, []).append(f"{one.name}: {refused.message}")
    return problems


def change_tray(actor: Actor, sent: QueryDict) -> bool:
    """Take a file that waits out, or move it, as the pressed button says; tell whether one was."""
    wish = "remove" if "remove" in sent else "move" if "move" in sent else ""
    if not wish:
        return False
    _key, typed, place = pressed(sent, wish)
    if typed is not None and wish == "remove":
        files.drop_upload(actor, typed)
    elif typed is not None:
        files.move_upload(actor, typed, place)
    return True


def pressed(sent: QueryDict, name: str) -> tuple[str, UUID | None, int]:
    """Return what a button says: the card's key, the file, and the place it shall have."""
    key, _space, rest = sent.get(name, "").partition(" ")
    typed, _space, place = rest.partition(" ")
    try:
        number = files.whole_number(place or "1")
    except files.WrongRequestError:
        number = 1
    return key, uuid_of(typed), number
