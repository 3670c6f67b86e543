"""Give an official a post."""

from datetime import date
from uuid import UUID

from hamrong.foundation.directory.models import Post
from hamrong.kernel.actor.interface import Role


def give_post(
    official_id: UUID, agency_id: UUID, role: Role, *, since: date, title: str = ""
) -> UUID:
    """Give a role in an agency from a day on; a post held already stays as it is."""
    post, _ = Post.objects.get_or_create(
        official_id=official_id,
        agency_id=agency_id,
        role=role,
        valid_to__isnull=True,
        defaults={"valid_from": since, "title": title},
    )
    return post.id
