"""What one applicant pays: units, cases, exemptions, and never a guess."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.procedures.rules.assessment import Assessment, Missing, Problem, Said, assess
from hamrong.service.procedures.rules.fees import Exemption, Fee, Tier

DAY = date(2024, 3, 4)
COPY = Fee(
    "Phí chứng thực",
    2_000,
    key="phi",
    per="trang",
    copies=True,
    tiers=(Tier(1, 2_000), Tier(3, 1_000)),
    cap=200_000,
)
LATE = Fee("Quá hạn", 5_000, key="qua-han", when="sau 60 ngày")
TOWN = Fee("Thành phố", 1_200_000, key="thanh-pho", when="tại thành phố", choice="dia-ban")
LAND = Fee("Nơi khác", 600_000, key="noi-khac", when="nơi khác", choice="dia-ban")
COUNCIL = Fee("Lệ phí cấp giấy", None, key="le-phi")
POOR = Exemption("ho-ngheo", "Hộ nghèo", 100, "Giấy chứng nhận hộ nghèo", "Luật Hộ tịch")
STUDENT = Exemption("sinh-vien", "Sinh viên", 50, "Thẻ sinh viên", "Thông tư", fees=("phi",))


def of(*fees: Fee, exemption: Exemption | None = None, proof: str = "", **said: Said) -> Assessment:
    told = {key.replace("_", "-"): one for key, one in said.items()}
    return assess(fees, told, online=False, on=DAY, exemption=exemption, proof=proof)


def test_pages_of_each_copy_are_priced_and_capped_then_multiplied() -> None:
    assert of(COPY, phi=Said(units=5, copies=3)).total == 3 * 7_000
    assert of(COPY, phi=Said(units=500, copies=2)).total == 400_000


def test_a_conditional_line_counts_only_when_it_is_said_to_hold() -> None:
    assert of(LATE).total == 0
    assert of(LATE, qua_han=Said()).total == 5_000


def test_of_a_choice_exactly_one_is_chosen() -> None:
    wanted = (Problem("dia-ban", Missing.CHOICE),)
    assert of(TOWN, LAND).problems == wanted
    assert of(TOWN, LAND, thanh_pho=Said(), noi_khac=Said()).problems == wanted
    assert of(TOWN, LAND, noi_khac=Said(), thanh_pho=Said(applies=False)).total == 600_000


def test_what_the_council_sets_must_be_said() -> None:
    assert of(COUNCIL).problems == (Problem("le-phi", Missing.AMOUNT),)
    assert of(COUNCIL, le_phi=Said(amount=100_000)).total == 100_000


def test_numbers_that_cannot_be_read_are_asked_for_again() -> None:
    found = of(COPY, phi=Said(units=None, copies=0))
    assert found.problems == (Problem("phi", Missing.UNITS), Problem("phi", Missing.COPIES))
    assert found.total == 0


def test_an_exemption_needs_its_proof() -> None:
    assert Problem("", Missing.PROOF) in of(LATE, exemption=POOR).problems
    exempt = of(LATE, exemption=POOR, proof="GCN 12/2024", qua_han=Said())
    assert (exempt.full, exempt.total, exempt.problems) == (5_000, 0, ())


def test_a_reduction_holds_only_for_the_lines_it_names() -> None:
    found = of(
        COPY, LATE, exemption=STUDENT, proof="Thẻ 1", phi=Said(units=1, copies=1), qua_han=Said()
    )
    assert [line.amount for line in found.lines] == [1_000, 5_000]


@given(st.integers(1, 10_000), st.integers(1, 1_000), st.integers(1, 100), st.integers(0, 10**7))
def test_no_one_pays_more_than_the_rule_nor_less_than_nothing(
    units: int, copies: int, percent: int, amount: int
) -> None:
    fee = Fee("Phí", amount, key="phi", per="bản", copies=True)
    reduced = Exemption("x", "Nhóm", percent, "Giấy", "Luật")
    found = of(fee, exemption=reduced, proof="có", phi=Said(units=units, copies=copies))
    assert found.full == amount * units * copies
    assert 0 <= found.total <= found.full
    assert found.total == found.full * (100 - percent) // 100
