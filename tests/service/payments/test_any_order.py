"""Whatever happens in whatever order: money counts once, nothing goes back, nothing is lost."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.dossiers import Office, citizen, office, owing, submitted
from tests.factories.payment import Bench, payment_bench

from hamrong.kernel.actor.interface import Actor, RefusedError, StaleError
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.payments import interface as payments
from hamrong.service.payments.actions.look import look
from hamrong.service.payments.actions.refund import refund
from hamrong.service.payments.models import OnlinePayment, PaymentRequest, Receipt
from hamrong.service.payments.rules import (
    MONEY_CAME,
    OnlineState,
    Standing,
    next_state,
)

AT = payments.Addresses("http://testserver/x", "http://testserver/thanh-toan/xac-nhan")
ORDER = ["created", "sent", "failed", "expired", "paid", "refunding", "refunded"]
states, said = st.sampled_from(OnlineState), st.sampled_from(Standing)


@given(states, st.lists(said, max_size=8))
def test_a_payment_only_goes_forward(state: OnlineState, words: list[Standing]) -> None:
    for word in words:
        following = next_state(state, word)
        assert ORDER.index(following) >= ORDER.index(state)
        assert next_state(following, word) == following
        state = following


@given(states)
def test_money_that_came_is_never_forgotten(state: OnlineState) -> None:
    assert next_state(state, Standing.PAID) in MONEY_CAME
    if state in MONEY_CAME:
        assert all(next_state(state, word) in MONEY_CAME for word in Standing)


class CrashError(Exception):
    """The process was killed before the commit."""


@dataclass
class Life:
    """One dossier whose fee is paid in every way at once."""

    bench: Bench
    people: Office
    payer: Actor
    code: str
    pages: list[str] = field(default_factory=list)
    seen: dict[UUID, str] = field(default_factory=dict)

    def begin(self, _n: int) -> None:
        """Press the button that leads to the platform."""
        self.pages.append(dossiers.pay_online(self.payer, self.code, AT))

    def pay(self, n: int) -> None:
        """Pay on any of the pages seen so far."""
        if self.pages:
            self.bench.press(self.pages[n % len(self.pages)], "pay")

    def decline(self, n: int) -> None:
        """Have the bank decline on any page."""
        if self.pages:
            self.bench.press(self.pages[n % len(self.pages)], "decline")

    def deliver(self, n: int) -> None:
        """Let any message arrive, the true one or an older one."""
        if self.bench.told:
            one, word = self.bench.told[n % len(self.bench.told)]
            self.bench.deliver(one, (word, word, "failed", "pending")[n % 4])

    def forge(self, n: int) -> None:
        """Let somebody claim that a page was paid."""
        if self.pages:
            one = self.bench.transaction(self.pages[n % len(self.pages)])
            assert self.bench.deliver(one, "paid", forged=True) == 400

    def crash(self, n: int) -> None:
        """Be killed while a message is taken."""
        with suppress(CrashError), transaction.atomic():
            self.deliver(n)
            raise CrashError

    def ask(self, n: int) -> None:
        """Ask the platform about any payment."""
        found = self.payments()
        if found:
            look(found[n % len(found)].id)

    def lose(self, _n: int) -> None:
        """Let the answer to the next calls get lost."""
        self.bench.platform.behaviour.lose = 3

    def counter(self, _n: int) -> None:
        """Pay at the counter."""
        owed = PaymentRequest.objects.filter(state="open").first()
        if owed is not None:
            payments.collect(self.people.desk, owed.id, method=payments.Method.CASH)

    def compute(self, _n: int) -> None:
        """Compute the fee anew while it is owed."""
        if PaymentRequest.objects.filter(state="open").exists():
            owing(self.people.desk, self.code)

    def give_back(self, n: int) -> None:
        """Have any payment given back."""
        found = self.payments()
        if found:
            refund(self.people.desk, found[n % len(found)].id, because="Hoàn")

    def payments(self) -> list[OnlinePayment]:
        """Return all tries."""
        return list(OnlinePayment.objects.order_by("created_at", "id"))

    def holds(self) -> None:
        """Check what is always true."""
        valid = Receipt.objects.filter(cancelled_at__isnull=True)
        covered = PaymentRequest.objects.filter(state__in=["paid", "refunded"])
        assert valid.count() == covered.count()
        assert (valid.aggregate(s=Sum("amount"))["s"] or 0) == (
            covered.aggregate(s=Sum("total"))["s"] or 0
        )
        numbers = sorted(int(one.number.split("/")[0]) for one in Receipt.objects.all())
        assert numbers == list(range(1, len(numbers) + 1))
        for one in self.payments():
            assert ORDER.index(one.state) >= ORDER.index(self.seen.get(one.id, "created"))
            self.seen[one.id] = one.state

    def ends_well(self) -> None:
        """Once the platform was asked about everything, its books and ours agree."""
        self.bench.platform.behaviour.lose = 0
        for one in self.payments():
            look(one.id, ended_too=True)
        ours = {one.reference: one for one in self.payments()}
        for there in self.bench.platform.ledger.all():
            here = ours[there.reference]
            assert (there.status in {"paid", "refunded"}) == (here.state in MONEY_CAME)
            assert (there.status == "refunded") == (here.state == "refunded")
            assert (here.receipt_id is not None) != here.surplus or here.state not in MONEY_CAME


STEPS: dict[str, Callable[[Life, int], None]] = {
    name: getattr(Life, name)
    for name in (
        *("begin", "begin", "pay", "pay", "decline", "deliver", "deliver", "forge", "crash"),
        *("ask", "lose", "counter", "compute", "give_back"),
    )
}


class Undo(Exception):  # noqa: N818 - no error: the example is over
    """Take an example's rows back."""


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 7)), max_size=14))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def _lives(base: tuple[Office, Actor, str, Path], steps: list[tuple[str, int]]) -> None:
    people, payer, code, folder = base
    place = Path(mkdtemp(dir=folder))
    with suppress(Undo), transaction.atomic(), payment_bench(place) as bench:
        life = Life(bench, people, payer, code)
        for name, n in [("begin", 0), *steps]:
            with suppress(RefusedError, StaleError):
                STEPS[name](life, n)
            life.holds()
        life.ends_well()
        life.holds()
        raise Undo


def test_in_any_order_money_counts_once_and_nothing_is_lost(tmp_path: Path) -> None:
    people, payer = office(), citizen()
    code = submitted(payer)
    owing(people.desk, code)
    _lives((people, payer, code, tmp_path))
