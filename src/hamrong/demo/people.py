"""Invented people of the province: names that ring true, numbers of right grammar."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hamrong.kernel.text.interface import plain

# The frequent family names of Thanh Hóa; the weights are impressions, not statistics.
_FAMILIES = {
    "Lê": 24, "Nguyễn": 22, "Trịnh": 8, "Phạm": 8, "Hoàng": 7, "Trần": 6, "Mai": 4, "Bùi": 4,
    "Đỗ": 4, "Vũ": 3, "Hà": 3, "Cao": 2, "Lưu": 2, "Đinh": 2, "Lương": 1, "Tống": 1, "Quách": 1,
}  # fmt: skip
_MEN = (
    "Văn Dũng", "Văn Hùng", "Đình Tuấn", "Xuân Trường", "Hữu Phúc", "Ngọc Sơn", "Minh Đức",
    "Quang Huy", "Anh Tú", "Trọng Nghĩa", "Viết Thành", "Bá Lộc", "Công Minh", "Huy Hoàng",
    "Đức Thắng", "Thanh Bình", "Văn Chiến", "Quốc Khánh", "Mạnh Cường", "Duy Long", "Văn Toàn",
    "Tiến Đạt", "Khắc Hiếu", "Sỹ Hải", "Văn Nam", "Thế Vinh",
)  # fmt: skip
_WOMEN = (
    "Thị Hoa", "Thị Lan", "Thị Hương", "Thu Hà", "Thị Thủy", "Ngọc Ánh", "Thị Nga", "Thị Dung",
    "Thanh Mai", "Thị Hồng", "Thùy Linh", "Thị Tuyết", "Phương Thảo", "Thị Bình", "Kim Oanh",
    "Thị Vân", "Minh Nguyệt", "Thị Hạnh", "Bích Ngọc", "Thị Hằng", "Diệu Linh", "Thị Yến",
    "Thị Quyên", "Khánh Ly", "Hải Yến", "Thị Tâm",
)  # fmt: skip
FAMILIES = tuple(_FAMILIES)
GIVEN = (*_MEN, *_WOMEN)
_CHILDREN = {
    "male": ("Minh Khôi", "Gia Bảo", "Đức Anh", "Nhật Minh", "Tuấn Kiệt", "Hoàng Nam"),
    "female": ("Bảo Ngọc", "Khánh An", "Minh Châu", "Hà My", "Ngọc Diệp", "An Nhiên"),
}
# The code of Thanh Hóa in personal ids (Circular 59/2021/TT-BCA, annex I).
_PROVINCE = "038"
_CENTURY = 2000


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    full_name: str
    sex: str
    born: date
    personal_id: str
    phone: str
    mail: str

    @property
    def family(self) -> str:
        """The family name."""
        return self.full_name.split()[0]


@dataclass(frozen=True)
class Household:
    """A person, and those the person's papers speak of."""

    head: Person
    spouse: Person
    child: Person
    father: Person
    mother: Person

    @property
    def husband(self) -> Person:
        """The man of the couple."""
        return self.head if self.head.sex == "male" else self.spouse

    @property
    def wife(self) -> Person:
        """The woman of the couple."""
        return self.spouse if self.head.sex == "male" else self.head


class People:
    """Draws people one after another; the same seed draws the same ones.

    No two share a full name, a personal id or a phone number. Phone numbers begin with 095, which
    no operator gives out, so that nothing reaches a living person.
    """

    def __init__(self, chance: Random, on: date) -> None:
        self._chance = chance
        self._on = on
        self._names: set[str] = set()
        self._count = 0

    def adult(self, *, sex: str = "", ages: tuple[int, int] = (24, 58), family: str = "") -> Person:
        """Draw a grown person of an age in years, of a sex and family when they are given."""
        sex = sex or self._chance.choice(("male", "female"))
        given = _MEN if sex == "male" else _WOMEN
        return self._person(self._name(family, given), sex, self._birthday(ages))

    def household(self) -> Household:
        """Draw a couple, their small child and the parents of the first of them."""
        head = self.adult(ages=(25, 48))
        other = "female" if head.sex == "male" else "male"
        age = self._on.year - head.born.year
        spouse = self.adult(sex=other, ages=(max(22, age - 4), age + 2))
        father = self.adult(sex="male", ages=(age + 24, age + 34), family=head.family)
        mother = self.adult(sex="female", ages=(age + 22, age + 30))
        man = head if head.sex == "male" else spouse
        return Household(head, spouse, self._child(man.family), father, mother)

    def _child(self, family: str) -> Person:
        sex = self._chance.choice(("male", "female"))
        born = self._on - timedelta(days=self._chance.randint(50, 75))
        return self._person(self._name(family, _CHILDREN[sex]), sex, born)

    def _name(self, family: str, given: tuple[str, ...]) -> str:
        for _try in range(500):
            chosen = family or self._chance.choices(list(_FAMILIES), list(_FAMILIES.values()))[0]
            name = f"{chosen} {self._chance.choice(given)}"
            if name not in self._names:
                break
        self._names.add(name)
        return name

    def _birthday(self, ages: tuple[int, int]) -> date:
        years = self._chance.randint(*ages)
        return date(self._on.year - years, 1, 1) + timedelta(days=self._chance.randint(0, 300))

    def _person(self, name: str, sex: str, born: date) -> Person:
        self._count += 1
        # Century and sex in one digit (Decree 137/2015/NĐ-CP, article 7).
        digit = (2 if born.year >= _CENTURY else 0) + (sex == "female")
        serial = self._chance.randint(0, 99) * 10_000 + self._count
        return Person(
            full_name=name,
            sex=sex,
            born=born,
            personal_id=f"{_PROVINCE}{digit}{born.year % 100:02d}{serial:06d}",
            phone=f"095{self._chance.randint(0, 999):03d}{self._count:04d}",
            mail=f"{plain(name).replace(' ', '.')}.{self._count}@example.com",
        )
