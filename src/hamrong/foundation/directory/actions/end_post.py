"""End an official's post."""

from datetime import date
from uuid import UUID

from hamrong.foundation.directory.models import Post


def end_post(post_id: UUID, *, on: date) -> None:
    """End a post: from that day on the official has its rights no more.

    A post that would end before it begins never was, and is removed.
    """
    Post.objects.filter(id=post_id, valid_from__gte=on).delete()
    Post.objects.filter(id=post_id, valid_from__lt=on).update(valid_to=on)
