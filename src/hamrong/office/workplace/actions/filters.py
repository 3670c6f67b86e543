"""Keep a filter of the inbox, or drop it."""

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.office.workplace.models import SavedFilter

MOST = 20
LONGEST = 600
# What of the inbox's address makes a filter; where one was in the list is not part of it.
KEPT = ("q", "viec", "han", "cua-toi", "don-vi", "nguoi", "xep", "cot")
EVERYTHING = "tat-ca=1"


@transaction.atomic
def save_filter(actor: Actor, *, name: str, query: str, is_default: bool) -> None:
    """Keep how the inbox is looked at under a name; the same name is kept anew.

    Raises:
        RefusedError: no name, or too many filters.
    """
    name = " ".join(name.replace("\x00", "").split())[:60]
    if actor.account_id is None:
        raise NotYoursError
    if not name:
        raise RefusedError(_("Hãy đặt tên cho bộ lọc."), field="name")
    own = SavedFilter.objects.select_for_update().filter(account_id=actor.account_id)
    known = {row.name for row in own}
    if name not in known and len(known) >= MOST:
        raise RefusedError(_("Đã có 20 bộ lọc. Hãy xóa bớt trước khi lưu thêm."), field="name")
    pairs = [pair for pair in parse_qsl(query.replace("\x00", "")) if pair[0] in KEPT]
    kept = urlencode(pairs) or EVERYTHING
    if len(kept) > LONGEST:
        raise RefusedError(_("Bộ lọc quá dài. Hãy rút ngắn từ tìm kiếm."), field="name")
    if is_default:
        own.update(is_default=False)
    SavedFilter.objects.update_or_create(
        account_id=actor.account_id, name=name, defaults={"query": kept, "is_default": is_default}
    )


def drop_filter(actor: Actor, filter_id: UUID) -> None:
    """Forget a filter of one's own.

    Raises:
        NotYoursError: it is not this actor's.
    """
    if actor.account_id is None:
        raise NotYoursError
    gone, _rows = SavedFilter.objects.filter(account_id=actor.account_id, id=filter_id).delete()
    if not gone:
        raise NotYoursError
