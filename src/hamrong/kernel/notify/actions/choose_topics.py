"""A person chooses what to be told by which channel."""

from collections.abc import Collection

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.notify.access import own_account
from hamrong.kernel.notify.models import Channel, ChannelChoice
from hamrong.kernel.notify.rules import Topic


@transaction.atomic
def choose_topics(actor: Actor, channel: Channel, topics: Collection[str]) -> None:
    """Keep the topics of which the actor wants to be told by a channel; none turns it off.

    In the application everything is told always. Topics that do not exist are left out.

    Raises:
        NotYoursError: the actor has no account.
    """
    wanted = [topic.value for topic in Topic if topic in topics]
    ChannelChoice.objects.update_or_create(
        account_id=own_account(actor), channel=channel, defaults={"topics": wanted}
    )
