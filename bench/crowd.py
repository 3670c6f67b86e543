"""The people of a rush: made before it, and asked about after it."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from itertools import cycle
from random import Random

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from PIL import Image, ImageDraw

from bench.rush import Errand, Person
from hamrong.demo.answers import Writer
from hamrong.demo.people import People
from hamrong.demo.province import Place, places
from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.models import Account
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.files.ports import path_of
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.forms import interface as forms
from hamrong.service.forms.models import Draft
from hamrong.service.procedures import interface as procedures

BIRTH = "1.001193"
_WIDTH, _HEIGHT = 1_600, 1_200


def crowd(size: int, procedure: str = BIRTH, at: Sequence[Place] = ()) -> list[Person]:
    """Make so many citizens who are logged in, each with a photograph, in a few communes."""
    errands = cycle(errand(procedure, place) for place in at or places())
    paper = _paper()
    made = [
        Account(login=f"09{n:08d}", phone=f"09{n:08d}", full_name=f"Nguyễn Văn {n}", password="!")
        for n in range(10_000_000, 10_000_000 + size)
    ]
    Account.objects.bulk_create(made)
    return [
        Person(account.id, session_of(account), _photograph(paper, account.login), next(errands))
        for account in made
    ]


def errand(code: str, place: Place) -> Errand:
    """Return what a household of the demonstration files under a procedure in a commune.

    Raises:
        LookupError: the procedure cannot be filed.
    """
    view = procedures.procedure(code)
    form = forms.form(view.form_key) if view else None
    area = directory.area(place.code)
    if view is None or form is None or area is None:
        raise LookupError(code)
    chance = Random(7)
    household = People(chance, today()).household()
    groups = form.definition.groups
    keys = frozenset(group.key for group in groups)
    writer = Writer(household, place.text, today(), chance, keys)
    case = view.cases[0].key if view.cases else ""
    return Errand(
        procedure=code,
        place={"district": [area.parent_code or ""], "area": [place.code], "case": [case]},
        pages={group.key: writer.page(group) for group in groups if group.show_if is None},
        documents=tuple(d.key for d in procedures.to_upload(view) if d.required),
    )


def session_of(account: Account) -> str:
    """Log an account in and return the key of its session."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _paper() -> Image.Image:
    """Draw what a photographed paper looks like to a compressor: light, with a little noise."""
    noise = Image.effect_noise((_WIDTH // 2, _HEIGHT // 2), 24).resize((_WIDTH, _HEIGHT))
    return Image.merge("RGB", (noise, noise, noise)).point(lambda tone: min(255, tone + 90))


def _photograph(paper: Image.Image, words: str) -> bytes:
    """Return a photograph of the paper with these words on it."""
    page, content = paper.copy(), BytesIO()
    ImageDraw.Draw(page).text((200, 300), words, fill=(20, 20, 60), font_size=90)
    page.save(content, "JPEG", quality=80)
    return content.getvalue()


def untrue(people: Sequence[Person]) -> list[str]:
    """Return what the receipts say and the database does not, or the other way round."""
    codes = [one.code for one in people if one.code]
    rows = dict(
        Dossier.objects.filter(applicant_id__in=[one.account for one in people]).values_list(
            "code", "applicant_id"
        )
    )
    found = [f"{code} acknowledged twice" for code, n in Counter(codes).items() if n > 1]
    found += [f"{one.code} is lost" for one in people if rows.get(one.code) != one.account]
    found += [f"{code} has no receipt" for code in set(rows) - set(codes)]
    waiting = Draft.objects.filter(account_id__in=[p.account for p in people], submitted_at=None)
    found += [f"draft {draft.id} was not taken" for draft in waiting]
    return [*found, *_gaps(codes), *_files(people)]


def _gaps(codes: Sequence[str]) -> list[str]:
    """Return the numbers that are missing in an agency's day."""
    days: dict[str, set[int]] = {}
    for code in codes:
        day, _, number = code.rpartition("-")
        days.setdefault(day, set()).add(int(number))
    return [
        f"{day}: {number} is missing"
        for day, numbers in days.items()
        for number in set(range(1, max(numbers) + 1)) - numbers
    ]


def _files(people: Sequence[Person]) -> list[str]:
    """Return the photographs that are not in their dossier, or on disk not what was written."""
    given = SubmittedFile.objects.filter(dossier__code__in=[p.code for p in people]).values_list(
        "dossier__code", "document_key", "file__blob__sha256"
    )
    wanted = {(p.code, key) for p in people if p.code for key in p.errand.documents}
    there = {(code, key): sha256 for code, key, sha256 in given}
    found = [f"{code}: no {key}" for code, key in wanted - set(there)]
    if len(set(there.values())) != len({code for code, _ in there}):
        found.append("two people have the same photograph")
    return found + [
        f"{sha256} is damaged on disk"
        for sha256 in set(there.values())
        if hashlib.sha256(path_of(sha256).read_bytes()).hexdigest() != sha256
    ]
