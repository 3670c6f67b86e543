"""What a twelve-digit personal number says of its holder."""

from dataclasses import dataclass

# Where the birth was registered: codes of the provinces as they were when numbers began to be
# given (Circular 07/2016/TT-BCA, annex I; kept by Circular 59/2021/TT-BCA). A number once given
# does not change when provinces merge (Law on Identity 2023, article 12).
_PROVINCES = frozenset(
    int(code)
    for codes in (
        "1 2 4 6 8 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46",
        "48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93",
        "94 95 96",
    )
    for code in codes.split()
)
_FIRST_COUNTRY = 100
"""From here on the first three digits name a country: born abroad (annex II)."""
_FIRST_CENTURY = 1900
_LENGTH = 12


@dataclass(frozen=True)
class Holder:
    """Sex and year of birth that a number was made from."""

    female: bool
    birth_year: int


def has_known_origin(number: str) -> bool:
    """Tell whether the first three digits are the code of a province or of a country."""
    code = int(number[:3])
    return code in _PROVINCES or code >= _FIRST_COUNTRY


def holder(number: str) -> Holder | None:
    """Read the holder out of a number; None for numbers of another kind (nine digits, passports).

    The fourth digit stands for century and sex, an even one for men (0 and 1: born from 1900 to
    1999, 2 and 3: from 2000 to 2099, and so on), the next two for the year within the century
    (Decree 137/2015/NĐ-CP, article 13).
    """
    if len(number) != _LENGTH or not number.isdigit():
        return None
    century, female = divmod(int(number[3]), 2)
    return Holder(bool(female), _FIRST_CENTURY + 100 * century + int(number[4:6]))
