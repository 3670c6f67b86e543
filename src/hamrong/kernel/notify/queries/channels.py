"""By which channels a person is told what."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.notify.access import own_account
from hamrong.kernel.notify.models import Channel, ChannelChoice
from hamrong.kernel.notify.rules import CODE_TRIES, Topic

TOPIC_LABEL = {
    Topic.PROGRESS: _("Hồ sơ đến bước mới"),
    Topic.TODO: _("Có việc bạn phải làm"),
    Topic.RESULT: _("Có kết quả"),
}
CHANNEL_LABEL = {Channel.MAIL: _("Thư điện tử"), Channel.SMS: _("Tin nhắn SMS")}


@dataclass(frozen=True)
class TopicChoice:
    """One topic and whether it is told by the channel."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class ChannelView:
    """One channel: where it leads, whether that is proven, what waits for its code.

    `address` is "" where none is known. Without a choice every topic is told.
    """

    channel: Channel
    label: str
    address: str
    confirmed: bool
    waiting: str
    topics: tuple[TopicChoice, ...]

    @property
    def is_on(self) -> bool:
        """Say whether anything is told by it."""
        return any(topic.chosen for topic in self.topics)


def channels(actor: Actor, known: Mapping[Channel, str]) -> tuple[ChannelView, ...]:
    """Return the actor's channels; `known` are addresses given at registration. One query.

    Raises:
        NotYoursError: the actor has no account.
    """
    rows = ChannelChoice.objects.filter(account_id=own_account(actor))
    chosen = {Channel(row.channel): row for row in rows}
    return tuple(
        _view(one, chosen.get(one), known.get(one, "")) for one in (Channel.SMS, Channel.MAIL)
    )


def _view(channel: Channel, row: ChannelChoice | None, known: str) -> ChannelView:
    told = set(row.topics) if row else {topic.value for topic in Topic}
    alive = row is not None and row.code_until is not None and now() <= row.code_until
    waits = row is not None and alive and row.code_tries < CODE_TRIES
    return ChannelView(
        channel=channel,
        label=str(CHANNEL_LABEL[channel]),
        address=(row.address if row else "") or known,
        confirmed=bool(row and row.address),
        waiting=row.waiting if row and waits else "",
        topics=tuple(TopicChoice(t.value, str(TOPIC_LABEL[t]), t in told) for t in Topic),
    )
