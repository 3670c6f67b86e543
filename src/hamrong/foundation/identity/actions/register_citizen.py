"""Register a citizen."""

from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity.models import Account
from hamrong.foundation.identity.rules import read_personal_id
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import bare_phone


def register_citizen(
    *,
    full_name: str,
    contact: str,
    password: str,
    personal_id: str = "",
    is_demo: bool = False,
) -> UUID:
    """Make an account reached by a phone number or a mail address, and return its id.

    Raises:
        RefusedError: with the field that is wrong and what to write instead.
    """
    full_name = " ".join(full_name.split())
    if not full_name:
        raise RefusedError(_("Hãy nhập họ và tên."), field="full_name")
    phone, email = _contact(contact)
    account = Account(
        login=phone or email,
        full_name=full_name[:120],
        phone=phone,
        email=email,
        personal_id=_personal_id(personal_id),
        is_demo=is_demo,
    )
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages), field="password") from error
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as error:
        raise RefusedError(
            _("Số điện thoại hoặc thư điện tử này đã có tài khoản. Hãy đăng nhập."),
            field="contact",
        ) from error
    return account.id


def _contact(typed: str) -> tuple[str, str]:
    phone = bare_phone(typed)
    if phone:
        return phone, ""
    email = typed.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise RefusedError(
            _("Nhập số điện thoại 10 chữ số (ví dụ 0912345678) hoặc địa chỉ thư điện tử."),
            field="contact",
        ) from error
    return "", email


def _personal_id(typed: str) -> str:
    number = typed.replace(" ", "").replace(".", "")
    if not number:
        return ""
    try:
        read_personal_id(number, this_year=today().year)
    except ValueError as error:
        raise RefusedError(
            _("Số định danh cá nhân gồm 12 chữ số, in trên thẻ căn cước. Hãy kiểm tra lại."),
            field="personal_id",
        ) from error
    return number
