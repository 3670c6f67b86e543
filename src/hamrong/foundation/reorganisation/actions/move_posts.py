"""Officials move to the heirs of their agencies, with their roles."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation.ports import Handover, OpenThing
from hamrong.foundation.reorganisation.rules import About
from hamrong.kernel.calendar.interface import today


def count_posts(agency_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Count the posts held in agencies."""
    return Counter(post.agency_id for post in directory.open_posts(agency_ids))


def some_posts(agency_ids: Collection[UUID], limit: int, skip: Collection[UUID]) -> Sequence[UUID]:
    """Return some posts still held in agencies."""
    held = directory.open_posts(agency_ids)
    return [post.id for post in held if post.id not in skip][:limit]


def move_post(post_id: UUID, handover: Handover) -> None:
    """Give an official the same role in the heir, from the day of the reorganisation on.

    Where that day lies in the past of this installation the post changes today: what was done
    until now was done in the old one.
    """
    post = directory.open_post(post_id)
    if post is None:
        return
    choice = handover.guide.choose(post.agency_id, About(post.id))
    directory.transfer_post(post.id, choice.agency_id, on=max(handover.on, today()))


def posts_to_decide(
    agency_ids: Collection[UUID], after: UUID | None, limit: int
) -> Sequence[OpenThing]:
    """List the posts of agencies for whoever decides where each official goes."""
    held = sorted(directory.open_posts(agency_ids), key=lambda post: post.id)
    return [
        OpenThing(
            agency_id=post.agency_id,
            about=About(post.id),
            code="",
            title=str(directory.ROLE_LABEL[post.role]),
            who=post.full_name,
            address=post.title,
            link="",
        )
        for post in held
        if after is None or post.id > after
    ][:limit]
