"""Who sits where."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hamrong.foundation.directory.models import Post
from hamrong.foundation.directory.queries.dates import valid_on
from hamrong.kernel.actor.interface import Role, Seat
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import plain

ROLE_LABEL = {
    Role.ONE_STOP: _("Cán bộ một cửa"),
    Role.SPECIALIST: _("Chuyên viên"),
    Role.HEAD: _("Lãnh đạo phòng"),
    Role.CLERK: _("Văn thư"),
    Role.LEADER: _("Lãnh đạo cơ quan"),
    Role.ADMINISTRATOR: _("Quản trị hệ thống"),
}


def seats_of(official_id: UUID, on: date | None = None) -> tuple[Seat, ...]:
    """Return the seats an official holds on a day (today). One query."""
    rows = Post.objects.filter(valid_on(on or today()), official_id=official_id)
    return tuple(
        Seat(agency_id, Role(role))
        for agency_id, role in rows.order_by("id").values_list("agency_id", "role")
    )


def officials_in(agency_id: UUID, role: Role, on: date | None = None) -> frozenset[UUID]:
    """Return the officials who hold a role in an agency on a day (today)."""
    rows = Post.objects.filter(valid_on(on or today()), agency_id=agency_id, role=role)
    return frozenset(rows.values_list("official_id", flat=True))


def sitting_in(
    agency_ids: Collection[UUID], on: date | None = None
) -> dict[UUID, tuple[Seat, ...]]:
    """Return who sits in these agencies on a day (today), with the seats there. One query."""
    rows = Post.objects.filter(valid_on(on or today()), agency_id__in=agency_ids)
    found: dict[UUID, tuple[Seat, ...]] = {}
    for official_id, agency_id, role in rows.order_by("id").values_list(
        "official_id", "agency_id", "role"
    ):
        found[official_id] = (*found.get(official_id, ()), Seat(agency_id, Role(role)))
    return found


@dataclass(frozen=True)
class HeldPost:
    """A post someone holds, with the person's name."""

    id: UUID
    official_id: UUID
    full_name: str
    agency_id: UUID
    role: Role
    title: str


def open_posts(agency_ids: Collection[UUID]) -> tuple[HeldPost, ...]:
    """Return the posts in these agencies that have not ended, by agency and name. One query."""
    rows = Post.objects.filter(agency_id__in=agency_ids, valid_to__isnull=True)
    order = ("agency__code", "official__full_name", "role", "id")
    return tuple(_held(row) for row in rows.select_related("official").order_by(*order))


def open_post(post_id: UUID) -> HeldPost | None:
    """Return a post that has not ended, None when it has or is gone."""
    row = Post.objects.filter(id=post_id, valid_to__isnull=True).select_related("official").first()
    return _held(row) if row else None


def _held(row: Post) -> HeldPost:
    return HeldPost(
        id=row.id,
        official_id=row.official_id,
        full_name=row.official.full_name,
        agency_id=row.agency_id,
        role=Role(row.role),
        title=row.title,
    )


def title_in(official_id: UUID, agency_id: UUID) -> str:
    """Return the title an official has in an agency today, "" when the directory names none."""
    posts = Post.objects.filter(valid_on(today()), official_id=official_id, agency_id=agency_id)
    titles = posts.exclude(title="").order_by("id").values_list("title", flat=True)
    return titles.first() or ""


@dataclass(frozen=True)
class Contact:
    """Whom to call."""

    full_name: str
    phone: str


def contact_of(agency_id: UUID, role: Role) -> Contact | None:
    """Return who of a role in an agency can be called today, the first by name. One query."""
    posts = Post.objects.filter(valid_on(today()), agency_id=agency_id, role=role)
    row = (
        posts.exclude(official__phone="")
        .select_related("official")
        .order_by("official__full_name", "id")
        .first()
    )
    return Contact(row.official.full_name, row.official.phone) if row else None


@dataclass(frozen=True)
class NamedOfficial:
    """Somebody in office today; `seats` say where, in words."""

    id: UUID
    full_name: str
    title: str
    seats: str


def officials_named(text: str, limit: int = 20) -> tuple[NamedOfficial, ...]:
    """Return who holds a post today and whose name has these words, with or without marks.

    Reads the names of everybody in office: for a page that is opened seldom. Two queries.
    """
    words = plain(text).split()
    if not words:
        return ()
    held = Post.objects.filter(valid_on(today()))
    names = held.order_by("official__full_name", "official_id").values_list(
        "official_id", "official__full_name"
    )
    fitting = [key for key, name in dict(names).items() if set(words) <= set(plain(name).split())]
    rows = held.filter(official__in=fitting[:limit]).select_related("official", "agency")
    found: dict[UUID, list[Post]] = {}
    for row in rows.order_by("official__full_name", "official_id", "id"):
        found.setdefault(row.official_id, []).append(row)
    return tuple(_named(key, posts) for key, posts in found.items())


def official_named(official_id: UUID) -> NamedOfficial | None:
    """Return an official by id, None where nobody of that id holds a post today. One query."""
    rows = Post.objects.filter(valid_on(today()), official_id=official_id)
    posts = list(rows.select_related("official", "agency").order_by("id"))
    return _named(official_id, posts) if posts else None


def _named(official_id: UUID, posts: list[Post]) -> NamedOfficial:
    seats = [f"{ROLE_LABEL[Role(post.role)]}, {post.agency.short_name}" for post in posts]
    titles = [post.title for post in posts if post.title]
    return NamedOfficial(
        id=official_id,
        full_name=posts[0].official.full_name,
        title=next(iter(titles), seats[0]),
        seats="; ".join(seats),
    )
