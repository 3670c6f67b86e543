"""Hand the result to the applicant."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.close import close
from hamrong.service.dossiers.actions.make_slip import print_slip
from hamrong.service.dossiers.events import ResultHandedOver
from hamrong.service.dossiers.models import Dossier, HandOver, Result
from hamrong.service.dossiers.queries.handing import hand_over_words
from hamrong.service.dossiers.rules import HandOverWay, SlipKind, State, id_number, read_strokes
from hamrong.service.payments import interface as payments


def hand_over(call: EffectCall) -> None:
    """Record who received the result and how; the dossier is closed.

    At the counter the receiver shows a card and signs, on the screen or on the printed slip, and
    whoever receives for the applicant shows an authorisation; the slip is printed in the same
    transaction. Where only a `receiver` is given, it is written down as said.

    Raises:
        RefusedError: no result is issued, the receiver is not named, has no card or has not
            signed, or a fee is not paid.
    """
    dossier = dossier_in_process(call.matter_id)
    if dossier.state != State.FINISHED:
        raise RefusedError(_("Hồ sơ chưa có kết quả để trả."))
    handed = _handed(dossier, call.inputs)
    if payments.unpaid(dossier.matter_id):
        raise RefusedError(_("Còn phí, lệ phí chưa thu. Hãy thu và lập biên lai trước khi trả."))
    handed.dossier, handed.at, handed.by = dossier, call.at, call.actor.signed_name[:120]
    handed.save()
    Result.objects.filter(dossier=dossier).update(
        handed_over_at=call.at, handed_over_to=handed.receiver
    )
    close(dossier, State.RETURNED, at=call.at)
    record(
        dossier.matter_id,
        ResultHandedOver(dossier_id=dossier.id, code=dossier.code),
        actor=call.actor,
        agency_id=dossier.receiving_id,
        note=handed.receiver,
    )
    if handed.way == HandOverWay.COUNTER:
        times = HandOver.objects.filter(dossier=dossier).count()
        print_slip(dossier, SlipKind.HAND_OVER, times, hand_over_words(dossier, handed))


def _handed(dossier: Dossier, inputs: Mapping[str, Any]) -> HandOver:
    """Return the record of a handing over, not saved yet."""
    way = HandOverWay(inputs.get("way") or HandOverWay.NOTED)
    for_applicant = inputs.get("who") == "other"
    receiver = str(inputs.get("receiver") or "").strip()
    if way is not HandOverWay.NOTED and not for_applicant:
        receiver = dossier.applicant_name
    if not receiver:
        raise RefusedError(_("Hãy ghi người nhận."), field="receiver")
    told = HandOver(way=way, receiver=receiver[:200], for_applicant=for_applicant)
    told.receiver_id = id_number(str(inputs.get("receiver_id") or ""))
    told.authorisation = str(inputs.get("authorisation") or "").strip()[:300]
    told.on_paper = bool(inputs.get("on_paper"))
    if for_applicant and not told.authorisation:
        raise RefusedError(_("Hãy ghi giấy ủy quyền."), field="authorisation")
    if way is HandOverWay.COUNTER:
        told.signature = _signed(told, str(inputs.get("signature") or ""))
    return told


def _signed(told: HandOver, drawn: str) -> list[list[list[int]]]:
    """Return what the receiver drew; nothing where they signed on paper."""
    if not told.receiver_id:
        message = _("Nhập số căn cước (12 chữ số), chứng minh nhân dân (9 chữ số) hoặc hộ chiếu.")
        raise RefusedError(message, field="receiver_id")
    try:
        strokes = read_strokes(drawn)
    except ValueError as wrong:
        message = _("Không đọc được chữ ký. Hãy ký lại hoặc ký trên giấy.")
        raise RefusedError(message, field="on_paper") from wrong
    if not strokes and not told.on_paper:
        message = _("Người nhận ký trên màn hình, hoặc ký trên biên nhận đã in rồi đánh dấu ở đây.")
        raise RefusedError(message, field="on_paper")
    return strokes
