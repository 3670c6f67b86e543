"""The axes of dossiers: how each reads, where a dossier stands on it, and lists narrowed by it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject
from django.db.models.lookups import Exact, IsNull
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.models import DocumentCheck, Dossier, Result, SupplementRequest
from hamrong.service.dossiers.ports import AXES, AxisCall, AxisSource, AxisValue, PanelCall, axis
from hamrong.service.dossiers.queries.states import STATE_KIND, STATE_LABEL
from hamrong.service.dossiers.rules import (
    Asked,
    Axis,
    Digitisation,
    Paper,
    Payment,
    Return,
    State,
    Supplement,
    Synchronisation,
    digitisation_axis,
    payment_axis,
    return_axis,
    supplement_axis,
)
from hamrong.service.payments import interface as payments

BUSINESS = [AxisValue(s.value, STATE_LABEL[s], STATE_KIND[s]) for s in State]
SUPPLEMENT = [
    AxisValue(Supplement.NONE.value, _("Không yêu cầu")),
    AxisValue(Supplement.ASKED.value, _("Chờ người nộp"), "warning"),
    AxisValue(Supplement.LATE.value, _("Quá ngày bổ sung"), "danger"),
    AxisValue(Supplement.ANSWERED.value, _("Đã bổ sung"), "success"),
    AxisValue(Supplement.UNANSWERED.value, _("Không bổ sung")),
]
PAYMENT = [
    AxisValue(Payment.NOT_COMPUTED.value, _("Chưa có khoản thu")),
    AxisValue(Payment.OWED.value, _("Chưa nộp phí"), "warning"),
    AxisValue(Payment.PAID.value, _("Đã nộp phí tại quầy"), "success"),
    AxisValue(Payment.PAID_ONLINE.value, _("Đã nộp phí trực tuyến"), "success"),
    AxisValue(Payment.REFUNDED.value, _("Đã hoàn phí")),
    AxisValue(Payment.EXEMPT.value, _("Không phải nộp"), "success"),
]
RETURN = [
    AxisValue(Return.NOT_YET.value, _("Chưa có kết quả")),
    AxisValue(Return.READY.value, _("Chờ trả"), "info"),
    AxisValue(Return.HANDED_OVER.value, _("Đã trả"), "success"),
    AxisValue(Return.REVOKED.value, _("Đã thu hồi"), "danger"),
    AxisValue(Return.NONE.value, _("Không có kết quả")),
]
DIGITISATION = [
    AxisValue(Digitisation.NOT_NEEDED.value, _("Không phải số hóa")),
    AxisValue(Digitisation.TO_DO.value, _("Chưa số hóa"), "warning"),
    AxisValue(Digitisation.PARTLY.value, _("Số hóa một phần"), "info"),
    AxisValue(Digitisation.DONE.value, _("Đã số hóa"), "success"),
]
SYNCHRONISATION = [AxisValue(Synchronisation.NOT_CONNECTED.value, _("Chưa kết nối"))]


@dataclass(frozen=True)
class AxisStanding:
    """Where one dossier stands on one axis, ready to be shown and to be sent to programs."""

    axis: str
    label: str
    value: str
    value_label: str
    kind: str


@dataclass(frozen=True)
class AxisChoice:
    """An axis by which a list can be narrowed: values are "axis:value"."""

    label: str
    values: tuple[tuple[str, str], ...]


def register_axes() -> None:
    """Register the sides which the one-stop shop itself knows; called once at start."""
    axis(Axis.BUSINESS, label=_("Xử lý"), order=10, values=BUSINESS, narrow=_in_state)(_business)
    axis(
        Axis.SUPPLEMENT, label=_("Bổ sung"), order=20, values=SUPPLEMENT, narrow=_narrow_supplement
    )(_supplement)
    axis(Axis.PAYMENT, label=_("Phí, lệ phí"), order=30, values=PAYMENT, narrow=_narrow_payment)(
        _payment
    )
    axis(Axis.RETURN, label=_("Trả kết quả"), order=40, values=RETURN, narrow=_narrow_return)(
        _return
    )
    axis(Axis.DIGITISATION, label=_("Số hóa"), order=50, values=DIGITISATION)(_digitisation)
    axis(Axis.SYNCHRONISATION, label=_("Đồng bộ Cổng quốc gia"), order=60, values=SYNCHRONISATION)(
        _synchronisation
    )


def _sources() -> Iterable[AxisSource]:
    return sorted(AXES.values(), key=lambda source: source.order)


def standings(
    dossier_ids: Collection[UUID], *, at: datetime
) -> dict[UUID, tuple[AxisStanding, ...]]:
    """Return where dossiers stand on every axis; those of the one-stop shop cost one query."""
    call = AxisCall(tuple(dossier_ids), at)
    found: dict[UUID, list[AxisStanding]] = {key: [] for key in call.dossier_ids}
    for source in _sources():
        for key, value in source.read(call).items():
            found[key].append(_standing(source, value))
    return {key: tuple(places) for key, places in found.items()}


def _standing(source: AxisSource, value: str) -> AxisStanding:
    place = source.values[value]
    return AxisStanding(
        source.axis.value, str(source.label), place.key, str(place.label), place.kind
    )


def axes_panel(call: PanelCall) -> Mapping[str, Any]:
    """Return where the dossier stands beside its state, told above. One query."""
    places = standings([call.dossier_id], at=now())[call.dossier_id]
    return {"axes": [one for one in places if one.axis != Axis.BUSINESS]}


def axis_choices() -> tuple[AxisChoice, ...]:
    """Return by which axes a list can be narrowed besides the state, which has its own filter."""
    return tuple(
        AxisChoice(
            str(source.label),
            tuple((f"{source.axis}:{v.key}", str(v.label)) for v in source.values.values()),
        )
        for source in _sources()
        if source.narrow is not None and source.axis is not Axis.BUSINESS
    )


def narrowed(found: QuerySet[Dossier], chosen: str) -> QuerySet[Dossier]:
    """Return the dossiers that stand at "axis:value"; all of them where that is unknown."""
    name, _colon, value = chosen.partition(":")
    source = AXES.get(Axis(name)) if name in set(Axis) else None
    if source is None or source.narrow is None or value not in source.values:
        return found
    return found.filter(source.narrow(value))


@dataclass(frozen=True)
class _Facts:
    """What the axes of the one-stop shop are told of one dossier."""

    state: State
    asked: tuple[Asked, ...]
    revoked: bool
    payment: str
    papers: tuple[Paper, ...]


def _facts(call: AxisCall) -> Mapping[UUID, _Facts]:
    """Return what all axes of the one-stop shop need. One query for any number of dossiers."""
    return call.once("dossiers", lambda: {row.id: _read(row) for row in _rows(call.dossier_ids)})


def _rows(dossier_ids: Collection[UUID]) -> QuerySet[Dossier]:
    here = OuterRef("id")
    asked = SupplementRequest.objects.filter(dossier=here).order_by("-round")
    last = asked.values(
        one=JSONObject(by="answer_by", answered=Q(answered_at__isnull=False) & Q(dropped=False))
    )
    taken = DocumentCheck.objects.filter(dossier=here, missing=False).order_by()
    digital = taken.filter(Q(digitised=True) | Q(held=True))
    rows = Dossier.objects.filter(id__in=dossier_ids).only("id", "state")
    return rows.annotate(
        last_asked=Subquery(last[:1]),
        revoked=Exists(Result.objects.filter(dossier=here, revoked_at__isnull=False)),
        payment=Subquery(payments.standing(OuterRef("matter_id"))),
        taken=Subquery(taken.values("dossier").annotate(n=Count("id")).values("n")),
        digital=Subquery(digital.values("dossier").annotate(n=Count("id")).values("n")),
    )


def _read(row: Any) -> _Facts:
    """Read an annotated row into what the rules take."""
    last, taken, digital = row.last_asked, row.taken or 0, row.digital or 0
    by = datetime.fromisoformat(last["by"]) if last and last["by"] else None
    return _Facts(
        state=State(row.state),
        asked=(Asked(by, last["answered"]),) if last else (),
        revoked=row.revoked,
        payment=row.payment or "",
        papers=(*[Paper(digital=True)] * digital, *[Paper(digital=False)] * (taken - digital)),
    )


def _business(call: AxisCall) -> Mapping[UUID, str]:
    return {key: one.state.value for key, one in _facts(call).items()}


def _supplement(call: AxisCall) -> Mapping[UUID, str]:
    facts = _facts(call).items()
    return {key: supplement_axis(one.state, one.asked, at=call.at).value for key, one in facts}


def _payment(call: AxisCall) -> Mapping[UUID, str]:
    return {key: payment_axis(one.payment).value for key, one in _facts(call).items()}


def _return(call: AxisCall) -> Mapping[UUID, str]:
    facts = _facts(call).items()
    return {key: return_axis(one.state, revoked=one.revoked).value for key, one in facts}


def _digitisation(call: AxisCall) -> Mapping[UUID, str]:
    return {key: digitisation_axis(one.papers).value for key, one in _facts(call).items()}


def _synchronisation(call: AxisCall) -> Mapping[UUID, str]:
    # Nothing is exchanged yet, and nothing else is claimed.
    return dict.fromkeys(call.dossier_ids, Synchronisation.NOT_CONNECTED.value)


def _in_state(value: str) -> Q:
    return Q(state=value)


def _narrow_supplement(value: str) -> Q:
    asked = SupplementRequest.objects.filter(dossier=OuterRef("id"))
    # Only the latest request tells how the dossier stands, as the rule does.
    dropped = Q(Exact(Subquery(asked.order_by("-round").values("dropped")[:1]), Value(True)))
    waits, none = Q(state=State.SUPPLEMENT.value), Q(~Exists(asked))
    late = Q(Exists(asked.filter(answered_at__isnull=True, answer_by__lt=now())))
    return {
        Supplement.NONE.value: none,
        Supplement.ASKED.value: waits & ~late,
        Supplement.LATE.value: waits & late,
        Supplement.ANSWERED.value: ~waits & ~none & ~dropped,
        Supplement.UNANSWERED.value: ~waits & dropped,
    }[value]


def _narrow_payment(value: str) -> Q:
    none = Payment.NOT_COMPUTED.value
    word = {Payment.OWED.value: "open", none: None}.get(value, value)
    standing = Subquery(payments.standing(OuterRef("matter_id")))
    return Q(IsNull(standing, True)) if word is None else Q(Exact(standing, Value(word)))


def _narrow_return(value: str) -> Q:
    results = Result.objects.filter(dossier=OuterRef("id"), revoked_at__isnull=False)
    revoked = Q(Exists(results))
    ended = [State.REFUSED.value, State.WITHDRAWN.value, State.STOPPED.value]
    with_result = [State.FINISHED.value, State.RETURNED.value]
    return {
        Return.NOT_YET.value: ~Q(state__in=[*ended, *with_result]),
        Return.READY.value: Q(state=State.FINISHED.value) & ~revoked,
        Return.HANDED_OVER.value: Q(state=State.RETURNED.value) & ~revoked,
        Return.REVOKED.value: revoked,
        Return.NONE.value: Q(state__in=ended),
    }[value]
