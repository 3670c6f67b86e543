"""Keys of people and agencies: sealed, certified, opened for a short while, and used in order."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import dossiers as office
from tests.factories.identity import actor_of, make_official_account
from tests.factories.keys import PIN, certificate_for, made_key, trust_the_authority, usable_key
from tests.factories.signing import authority, make_signer, material, plain_pdf, signer

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.models import Account
from hamrong.foundation.signing.actions.certify_key import certify_key
from hamrong.foundation.signing.actions.change_key import change_key
from hamrong.foundation.signing.actions.open_key import close_key, open_for_signing
from hamrong.foundation.signing.actions.register_key import register_key
from hamrong.foundation.signing.models import Holder, OpenKey, Purpose, SigningKey
from hamrong.foundation.signing.ports import WrongPinError, open_key, seal_key
from hamrong.foundation.signing.queries.keys import key_view, keys_for
from hamrong.foundation.signing.rules import pades
from hamrong.foundation.signing.rules.judging import judge
from hamrong.foundation.signing.rules.keys import Standing, State, may_become, standing
from hamrong.foundation.signing.rules.report import Verdict
from hamrong.foundation.signing.rules.trust import Trust
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.kernel.files import interface as files
from hamrong.service.dossiers.models import Result

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(settings: Any) -> office.Office:
    settings.TRUST_FOLDER = ""
    office.load_mini()
    trust_the_authority()
    return office.office()


@pytest.fixture
def administrator(people: office.Office) -> Actor:
    province = directory.authority_for(level="province", area_code="")
    assert province is not None
    return actor_of(make_official_account(province.id, Role.ADMINISTRATOR, full_name="Quản trị"))


@pytest.fixture
def clerk(people: office.Office) -> Actor:
    return actor_of(make_official_account(people.agency_id, Role.CLERK, full_name="Văn thư"))


# -- the rules ---------------------------------------------------------------------------------


@given(
    state=st.sampled_from(State),
    start=st.integers(-5, 5),
    length=st.integers(0, 5),
)
def test_a_key_signs_only_while_active_and_within_its_certificate(
    state: State, start: int, length: int
) -> None:
    at = datetime(2025, 6, 1, tzinfo=UTC)
    since, until = at + timedelta(start), at + timedelta(start + length)
    signs = standing(state, since, until, at) is Standing.ACTIVE
    assert signs is (state is State.ACTIVE and since <= at <= until)


@given(path=st.lists(st.sampled_from(State), max_size=8))
def test_a_revoked_key_stays_revoked(path: list[State]) -> None:
    assert not any(may_become(State.REVOKED, one) for one in path)


@pytest.mark.parametrize("level", pades.Level)
def test_every_level_of_signature_is_valid_here_and_keeps_what_was_signed(
    level: pades.Level,
) -> None:
    by = pades.Identity(signer().key_der, _der(signer().certificate), material().others)
    trust = Trust.read(material(), datetime.now(UTC))
    look = pades.Look(0, (300, 100, 400, 200), plain_pdf())
    stamp = authority().stamp
    first = pades.sign(plain_pdf(), by, name="NguoiKy")
    signed = pades.sign(first, by, name="CoQuan", level=level, look=look, trust=trust, stamp=stamp)
    report = judge(signed, "pdf", material(), datetime.now(UTC))
    assert signed.startswith(first)
    assert report.verdict is Verdict.VALID
    assert report.signatures[1].level == level
    assert pades.signed_fields(signed) == ("NguoiKy", "CoQuan")


def test_a_signature_is_preserved_without_changing_what_was_signed() -> None:
    by = pades.Identity(signer().key_der, _der(signer().certificate), material().others)
    signed = pades.sign(plain_pdf(), by, name="NguoiKy")
    kept = pades.preserve(signed, Trust.read(material(), datetime.now(UTC)), authority().stamp)
    assert kept.startswith(signed)
    alone = judge(kept, "pdf", material(lists=False), datetime.now(UTC))
    assert alone.verdict is Verdict.VALID  # the file itself proves it, with no list at hand


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


# -- the safe ----------------------------------------------------------------------------------


def test_a_sealed_key_opens_only_with_its_pin_in_its_row() -> None:
    sealed = seal_key(b"secret", b"row", PIN)
    assert b"secret" not in sealed
    assert open_key(sealed, b"row", PIN) == b"secret"
    for name, pin in ((b"row", "246811"), (b"other", PIN), (b"row", "")):
        with pytest.raises(WrongPinError):
            open_key(sealed, name, pin)


# -- the register ------------------------------------------------------------------------------


def test_only_who_administers_the_agency_registers_a_key(
    people: office.Office, administrator: Actor
) -> None:
    wanted = {
        "agency_id": people.agency_id,
        "keeper_id": people.head.account_id,
        "holder": Holder.PERSON,
        "purpose": Purpose.RESULTS,
    }
    with pytest.raises(NotYoursError):
        register_key(people.head, **wanted)
    key_id = register_key(administrator, **wanted)
    assert key_view(people.head, key_id).standing is Standing.REGISTERED
    with pytest.raises(RefusedError, match="Đã có khóa"):
        register_key(administrator, **wanted)
    with pytest.raises(RefusedError, match="phải làm việc"):
        register_key(administrator, **{**wanted, "keeper_id": administrator.account_id})
    with pytest.raises(NotYoursError):
        key_view(people.specialist, key_id)


def test_a_certificate_must_be_for_this_key_and_of_someone_trusted(
    people: office.Office, administrator: Actor
) -> None:
    key_id = made_key(administrator, people.head, people.agency_id)
    other = make_signer("Người khác")
    with pytest.raises(RefusedError, match="khóa khác"):
        certify_key(people.head, key_id, certificate=_der(other.certificate))
    with pytest.raises(RefusedError, match="Không đọc được"):
        certify_key(people.head, key_id, certificate=b"none")
    certify_key(people.head, key_id, certificate=certificate_for(people.head, key_id))
    view = key_view(people.head, key_id)
    assert (view.standing, view.issuer) == (Standing.ACTIVE, "Chứng thực thử nghiệm")


def test_five_wrong_pins_bar_a_key_for_half_an_hour(
    people: office.Office, administrator: Actor
) -> None:
    key_id = usable_key(administrator, people.head, people.agency_id)
    close_key(people.head, key_id)
    for _try in range(5):
        with pytest.raises(RefusedError, match="không đúng"):
            open_for_signing(people.head, key_id, pin="000000")
    with pytest.raises(RefusedError, match="nhiều lần"):
        open_for_signing(people.head, key_id, pin=PIN)
    with clock_at(now() + timedelta(minutes=31)):
        open_for_signing(people.head, key_id, pin=PIN)
    with pytest.raises(NotYoursError):
        open_for_signing(administrator, key_id, pin=PIN)


def test_a_suspended_key_is_closed_and_says_why(
    people: office.Office, administrator: Actor
) -> None:
    key_id = usable_key(administrator, people.head, people.agency_id)
    change_key(people.head, key_id, state=State.SUSPENDED, because="Lộ mã PIN")
    assert not OpenKey.objects.exists()
    with pytest.raises(RefusedError, match="Lộ mã PIN"):
        open_for_signing(people.head, key_id, pin=PIN)
    with pytest.raises(NotYoursError):
        change_key(people.head, key_id, state=State.ACTIVE, because="Tự mở lại")
    change_key(administrator, key_id, state=State.ACTIVE, because="Đã đổi mã")
    open_for_signing(people.head, key_id, pin=PIN)
    with pytest.raises(RefusedError, match="lý do"):
        change_key(administrator, key_id, state=State.REVOKED, because=" ")


def test_the_register_is_two_queries(
    people: office.Office, administrator: Actor, django_assert_num_queries: Any
) -> None:
    usable_key(administrator, people.head, people.agency_id)
    with django_assert_num_queries(3):  # one of them asks whether the actor is the province's
        assert len(keys_for(administrator)) == 1


def test_a_keeper_makes_certifies_and_opens_a_key_on_its_page(
    people: office.Office, administrator: Actor, client: Client
) -> None:
    assert people.head.account_id is not None
    key_id = register_key(
        administrator,
        agency_id=people.agency_id,
        keeper_id=people.head.account_id,
        holder=Holder.PERSON,
        purpose=Purpose.ANY,
    )
    page = f"/khoa-ky-so/{key_id}/"
    client.force_login(Account.objects.get(id=people.head.account_id))
    assert "Đặt mã PIN của riêng bạn" in client.get(page).content.decode()
    assert client.post(f"{page}tao", {"pin": PIN, "again": "khac"}).status_code == 422
    assert client.post(f"{page}tao", {"pin": PIN, "again": PIN}).status_code == 302
    request = client.get(f"{page}yeu-cau.csr").content
    file = SimpleUploadedFile("a.pem", authority().issue(request))
    assert client.post(f"{page}chung-thu", {"certificate": file}).status_code == 302
    assert client.post(f"{page}mo", {"pin": "sai-ma"}).status_code == 422
    assert client.post(f"{page}mo", {"pin": PIN}).status_code == 302
    text = client.get(page).content.decode()
    assert "Khóa đang mở đến" in text
    assert PIN not in text
    assert "Mở khóa ký số" in text
    assert len(keys_for(people.head, mine=True)) == 1


# -- in the main job ---------------------------------------------------------------------------


def _approved(people: office.Office) -> Result:
    code = office.submitted(office.citizen())
    office.finished(people, code)
    return Result.objects.get(dossier__code=code)


def _file(result: Result) -> bytes:
    assert result.file_id is not None
    _stored, content = files.open_file(result.file_id)
    with content:
        return content.read()


def test_without_keys_a_result_is_issued_unsigned_and_says_so(
    people: office.Office, client: Client
) -> None:
    result = _approved(people)
    assert judge(_file(result), "pdf", material(), now()).signatures == ()
    assert "Chưa ký số" in client.get(f"/xac-minh/{result.check_code}").content.decode()


def test_a_result_is_signed_by_the_person_and_then_the_agency(
    people: office.Office, administrator: Actor, clerk: Actor, client: Client
) -> None:
    usable_key(administrator, people.head, people.agency_id)
    usable_key(administrator, clerk, people.agency_id, Holder.AGENCY)
    result = _approved(people)
    report = judge(_file(result), "pdf", material(), now())
    names = [key.holder_name for key in SigningKey.objects.order_by("-holder")]
    assert report.verdict is Verdict.VALID
    assert [one.signer for one in report.signatures] == names
    page = f"/xac-minh/{result.check_code}"
    text = client.get(page).content.decode()
    assert all(name in text for name in names)
    text = client.post(page, {"signatures": "1"}).content.decode()
    assert "Chữ ký trên tệp gốc" in text


@pytest.mark.parametrize("missing", ["closed", "suspended", "expired", "person"])
def test_a_result_is_not_issued_while_it_cannot_be_signed(
    people: office.Office, administrator: Actor, clerk: Actor, missing: str
) -> None:
    agency_key = usable_key(administrator, clerk, people.agency_id, Holder.AGENCY)
    if missing != "person":
        usable_key(administrator, people.head, people.agency_id)
    if missing == "closed":
        close_key(clerk, agency_key)
    if missing == "suspended":
        change_key(clerk, agency_key, state=State.SUSPENDED, because="Mất thiết bị")
    if missing == "expired":
        SigningKey.objects.filter(id=agency_key).update(valid_to=now() - timedelta(days=1))
    code = office.submitted(office.citizen())
    with pytest.raises(RefusedError) as refused:
        office.finished(people, code)
    told = {
        "closed": "đang đóng",
        "suspended": "Mất thiết bị",
        "expired": "hết hạn",
        "person": "chưa có khóa",
    }
    assert told[missing] in refused.value.message
    assert Result.objects.get(dossier__code=code).issued_at is None
