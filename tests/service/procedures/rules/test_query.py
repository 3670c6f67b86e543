"""What a question means."""

from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.text.interface import plain
from hamrong.service.procedures.rules.query import (
    MAX_WORDS,
    Question,
    Synonym,
    Weigher,
    guesses_for,
    mend,
    mend_all,
    plan,
    question,
    slips,
)

WEIGH = Weigher({"dang": 900, "ky": 900, "khai": 60, "sinh": 40, "ket": 30}, 4000, frozenset())
BIRTH = Synonym("de con", "đẻ con", "dang ky khai sinh", ("1.001193",))


def asked(text: str) -> Question:
    return question(text, plain)


def test_marks_case_and_signs_do_not_matter() -> None:
    assert asked("  ĐĂNG-ký,  Khai sinh?? ").plain == ("dang", "ky", "khai", "sinh")


def test_decomposed_letters_read_like_composed_ones() -> None:
    assert asked("đăng ký").written == ("đăng", "ký")


def test_a_code_is_found_anywhere_in_the_question() -> None:
    assert asked("thủ tục 1.001193 là gì").code == "1.001193"
    assert asked("1.001193.000.00.00.H56").code == "1.001193.000.00.00.H56"
    assert asked("năm 2019").code == ""


@given(st.text(max_size=2_000))
def test_any_text_becomes_few_plain_words(text: str) -> None:
    words = asked(text).plain
    assert len(words) <= MAX_WORDS
    assert all(word.isascii() and word.isalnum() and len(word) <= 20 for word in words)


def test_an_everyday_phrase_brings_its_meaning_and_its_procedure() -> None:
    wanted = plan(asked("đẻ con"), asked("đẻ con"), [BIRTH], WEIGH)
    assert wanted.words["sinh"] > wanted.words["con"] / 2
    assert wanted.codes == {"1.001193": 1.0}
    assert wanted.text == "dang ky khai sinh"


def test_a_phrase_counts_without_marks_but_not_with_other_marks() -> None:
    assert plan(asked("de con"), asked("de con"), [BIRTH], WEIGH).codes
    assert not plan(asked("dê con"), asked("dê con"), [BIRTH], WEIGH).codes


def test_the_longer_phrase_wins() -> None:
    lost = Synonym("mat bang lai", "mất bằng lái", "cap lai giay phep lai xe", ("1.002820",))
    licence = Synonym("bang lai", "bằng lái", "doi giay phep lai xe", ("1.002809",))
    text = asked("mất bằng lái")
    assert plan(text, text, [licence, lost], WEIGH).codes == {"1.002820": 1.0}


def test_rare_words_weigh_more_and_weak_ones_hardly() -> None:
    weigh = Weigher(WEIGH.known, 4000, frozenset({"ket"}))
    assert weigh.of("sinh") > weigh.of("dang") > weigh.of("ket")


def test_slips_are_mended_to_words_of_the_catalogue() -> None:
    known = {"xay": 50, "dung": 90, "khai": 60, "sinh": 40}
    assert mend("dugn", known) == ("dung",)
    assert mend("khaisinh", known) == ("khai", "sinh")
    assert mend("xinh", {"dinh": 900, "sinh": 40}) == ("sinh",)
    assert mend("zung", {"cung": 900, "dung": 40}) == ("dung",)
    assert mend("zzzzz", known) == ("zzzzz",)
    mended = mend_all(asked("xay dugn"), known)
    assert plan(asked("xay dugn"), mended, [], WEIGH).corrected == "xay dung"


def test_known_words_and_numbers_are_left_alone() -> None:
    text = asked("khai sinh 2019")
    assert mend_all(text, {"khai": 1, "sinh": 1}) == text
    assert guesses_for("2019") == set()


def test_words_typed_on_purpose_are_left_alone() -> None:
    known = {"ty": 900, "ten": 800, "vao": 700, "kinh": 600, "sinh": 500}
    for typed in ("lập cty", "gks", "tường rào", "xin visa", "sdt xã"):
        assert mend_all(asked(typed), known).written == asked(typed).written
    assert mend_all(asked("khai xinh"), {**known, "khai": 9}).text == "khai sinh"


def test_what_was_understood_keeps_the_marks_of_the_other_words() -> None:
    known = {"giay": 50, "khai": 60, "sinh": 40}
    mended = mend_all(asked("giấy khaisinh"), known)
    assert plan(asked("giấy khaisinh"), mended, [], WEIGH).corrected == "giấy khai sinh"


@given(st.text("abcdefghij", min_size=3, max_size=10))
def test_a_word_is_no_slip_of_itself(word: str) -> None:
    assert word not in slips(word)


@given(st.text(max_size=80))
def test_weights_are_shares(text: str) -> None:
    words = plan(asked(text), asked(text), [BIRTH], WEIGH).words
    assert not words or abs(sum(words.values()) - 1) < 1e-9
