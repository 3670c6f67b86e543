"""Messages as the page of messages shows them: with the ways they lead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.notify.interface import InboxMessage
from hamrong.service.dossiers import interface as dossiers

# What a way is called where its address would tell nobody anything.
LABELS = {"portal:rate_by_link": gettext_lazy("Đánh giá hồ sơ này")}


@dataclass(frozen=True)
class MessageCard:
    """A message; `leads_to` is the page of what it is about, "" where there is none to open.

    `address` is the first address of this portal named in the words, between `before` and `after`.
    """

    message: InboxMessage
    leads_to: str
    before: str
    address: str = ""
    after: str = ""

    @property
    def label(self) -> str:
        """Return what the address is called."""
        try:
            name = resolve(urlsplit(self.address).path).view_name
        except Resolver404:
            return self.address
        return str(LABELS.get(name, self.address))


def message_cards(actor: Actor, rows: Sequence[InboxMessage]) -> list[MessageCard]:
    """Return the messages with the dossiers they are about, as far as the reader may open them."""
    codes = dossiers.codes_of(actor, {row.matter_id for row in rows if row.matter_id})
    page = "portal:dossier" if actor.hat is Hat.CITIZEN else "dossiers:page"
    pages = {matter_id: reverse(page, args=[code]) for matter_id, code in codes.items()}
    return [_card(row, pages.get(row.matter_id, "") if row.matter_id else "") for row in rows]


def _card(row: InboxMessage, leads_to: str) -> MessageCard:
    """Cut the body at an address of our own: what people wrote is never made a link."""
    ours = re.escape(settings.BASE_URL.rstrip("/")) + r"/[\w\-./:=]*[\w\-/=]"
    found = re.search(ours, row.body)
    if found is None:
        return MessageCard(row, leads_to, row.body)
    before, after = row.body[: found.start()], row.body[found.end() :]
    return MessageCard(row, leads_to, before, found.group(), after)
