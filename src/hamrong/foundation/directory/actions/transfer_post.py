"""Move an official's post from an agency that has ended to its heir."""

from datetime import date
from uuid import UUID

from django.db import transaction

from hamrong.foundation.directory.actions.end_post import end_post
from hamrong.foundation.directory.actions.give_post import give_post
from hamrong.foundation.directory.models import Post
from hamrong.kernel.actor.interface import Role


@transaction.atomic
def transfer_post(post_id: UUID, agency_id: UUID, *, on: date) -> UUID | None:
    """End a post and give the same role in another agency from that day on.

    Moving a post that has ended, or is gone, changes nothing and returns None. One who holds that
    role in the new agency already keeps one post there.
    """
    post = Post.objects.select_for_update().filter(id=post_id, valid_to__isnull=True).first()
    if post is None or post.agency_id == agency_id:
        return None
    given = give_post(post.official_id, agency_id, Role(post.role), since=on, title=post.title)
    end_post(post_id, on=on)
    return given
