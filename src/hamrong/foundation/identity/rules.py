"""Personal identification numbers, phone numbers and ways to log in."""

import re
from dataclasses import dataclass

from hamrong.kernel.text.interface import bare_phone

# 63 province codes and the country codes of births abroad share the first three digits.
_PERSONAL_ID = re.compile(r"^\d{12}$")

MALE, FEMALE = "male", "female"


@dataclass(frozen=True)
class PersonalId:
    """What a 12-digit number says (Circular 59/2021/TT-BCA, article 13; Decree 137/2015/NĐ-CP)."""

    province: str
    sex: str
    birth_year: int


def read_personal_id(text: str, *, this_year: int) -> PersonalId:
    """Read a personal identification number: province, century and sex, year of birth.

    Raises:
        ValueError: it is not 12 digits, or tells of a birth in the future.
    """
    number = text.replace(" ", "").replace(".", "")
    if not _PERSONAL_ID.match(number) or not number.isascii():
        raise ValueError("a personal id has 12 digits")
    century_and_sex = int(number[3])
    year = 1900 + century_and_sex // 2 * 100 + int(number[4:6])
    if year > this_year:
        raise ValueError("this personal id tells of a birth in the future")
    return PersonalId(number[:3], FEMALE if century_and_sex % 2 else MALE, year)


def login_names(typed: str) -> tuple[str, ...]:
    """Return what a person may have meant by what they typed as their login.

    A login name or an address in lower case, or a phone number however it is spaced.
    """
    typed = typed.strip()
    phone = bare_phone(typed)
    return (phone, typed.lower()) if phone else (typed.lower(),)
