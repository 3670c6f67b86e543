"""A person proves that an address is theirs, with a code sent to it."""

import secrets
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import uuid7
from hamrong.kernel.notify.access import own_account
from hamrong.kernel.notify.actions.send import send
from hamrong.kernel.notify.models import Channel, ChannelChoice
from hamrong.kernel.notify.rules import CODE_DIGITS, CODE_LASTS, CODE_TRIES, Topic
from hamrong.kernel.text.interface import bare_phone
from hamrong.kernel.throttle.interface import allow

CODE_TEMPLATE = "notify.code"
PER_ACCOUNT, PER_ADDRESS, HOUR, DAY = 5, 5, 3600, 86_400


def ask_to_confirm(actor: Actor, channel: Channel, typed: str) -> None:
    """Send a code to an address; until it comes back the address before stays in use.

    Raises:
        NotYoursError: the actor has no account.
        RefusedError: it is no phone number or mail address, or codes were asked for too often.
    """
    account_id, address = own_account(actor), _read(channel, typed)
    may = allow(f"notify-code:{account_id}", limit=PER_ACCOUNT, seconds=HOUR)
    if not may or not allow(f"notify-code-to:{address}", limit=PER_ADDRESS, seconds=DAY):
        message = _("Đã gửi nhiều mã quá. Hãy chờ một giờ rồi thử lại.")
        raise RefusedError(message, field="address")
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    with transaction.atomic():
        ChannelChoice.objects.update_or_create(
            account_id=account_id,
            channel=channel,
            defaults={
                "waiting": address,
                "code_hash": _hash(account_id, address, code),
                "code_until": now() + CODE_LASTS,
                "code_tries": 0,
            },
            create_defaults={
                "topics": [topic.value for topic in Topic],
                "waiting": address,
                "code_hash": _hash(account_id, address, code),
                "code_until": now() + CODE_LASTS,
            },
        )
        by_mail = channel is Channel.MAIL
        send(
            account_id=None,  # a code shown in the application would prove nothing
            template=CODE_TEMPLATE,
            data={"code": code},
            key=f"code:{uuid7()}",
            mail=address if by_mail else "",
            phone="" if by_mail else address,
        )


def confirm_address(actor: Actor, channel: Channel, typed: str) -> None:
    """Take an address into use once its code came back.

    Raises:
        NotYoursError: the actor has no account.
        RefusedError: the code is wrong, too old, or was tried too often.
    """
    account_id, at = own_account(actor), now()
    with transaction.atomic():
        # A wrong try is counted and stays counted: nothing is raised in here.
        rows = ChannelChoice.objects.select_for_update().filter(account_id=account_id)
        row = rows.filter(channel=channel).exclude(waiting="").first()
        fresh = row is not None and row.code_until is not None and at <= row.code_until
        if row is None or not fresh or row.code_tries >= CODE_TRIES:
            refused = _("Mã đã hết hạn. Hãy bấm gửi mã mới.")
        elif constant_time_compare(row.code_hash, _hash(account_id, row.waiting, _digits(typed))):
            row.address, row.confirmed_at, row.waiting, row.code_hash = row.waiting, at, "", ""
            row.save()
            return
        else:
            row.code_tries += 1
            row.save(update_fields=["code_tries"])
            refused = _("Mã chưa đúng. Hãy xem lại tin nhắn mới nhất.")
    raise RefusedError(refused, field="code")


def _digits(typed: str) -> str:
    return "".join(sign for sign in typed if sign.isdigit())


def _hash(account_id: UUID, address: str, code: str) -> str:
    text = f"{account_id}:{address}:{code}"
    return salted_hmac("notify.confirm_address", text, algorithm="sha256").hexdigest()


def _read(channel: Channel, typed: str) -> str:
    typed = typed.replace("\x00", "").strip()
    if channel is Channel.SMS:
        if phone := bare_phone(typed):
            return phone
        message = _("Nhập số điện thoại 10 chữ số, ví dụ 0912345678.")
        raise RefusedError(message, field="address")
    try:
        validate_email(typed)
    except ValidationError as error:
        message = _("Nhập địa chỉ thư điện tử, ví dụ hoa@vidu.vn.")
        raise RefusedError(message, field="address") from error
    return typed.lower()
