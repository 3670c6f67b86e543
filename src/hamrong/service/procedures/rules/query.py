"""What a question in a search box means: words, everyday words, slips, weights. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TypeVar

K = TypeVar("K")

MAX_CHARACTERS = 300
MAX_WORDS = 14
MAX_PHRASE = 6
_SHORTEST_SLIP = 4
_LONGEST_WORD = 20
_WEAK = 0.15
_SAID = 0.5
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_SOUNDS = (
    ("tr", "ch"), ("gi", "d"), ("x", "s"), ("r", "d"), ("z", "d"), ("v", "d"), ("l", "n"),
    ("k", "c"), ("q", "c"),
)  # fmt: skip
_BODIES = frozenset(["ubnd", "ub", "uy", "so", "xa", "phuong", "huyen", "tran", "tinh"])
_CODE = re.compile(r"(?<![\d.])\d\.\d{6,9}(?:[.-]\w{1,9})*")
_WORD = re.compile(r"[^\W_]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A cleaned question: words as written (lower case, with marks) and without marks."""

    written: tuple[str, ...]
    plain: tuple[str, ...]
    code: str

    @property
    def text(self) -> str:
        """The words without marks, joined by spaces."""
        return " ".join(self.plain)

    @property
    def names_body(self) -> bool:
        """Whether it begins with a word for a body of the state, as names of agencies do."""
        return not _BODIES.isdisjoint(self.plain[:1])


@dataclass(frozen=True, slots=True)
class Synonym:
    """An everyday phrase, the plain words of the catalogue it means, the codes to put first."""

    phrase: str
    written: str
    means: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for: single words and adjacent pairs with weights that add up to 1 each.

    `codes` maps a code to the extra score people's habits give it; `text` is compared with names
    letter by letter; `corrected` is the question as understood when slips were mended, with the
    other words as they were typed, else "";
    `unknown` says that some word stands nowhere in the catalogue, so only likeness can help.
    """

    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    codes: Mapping[str, float]
    text: str
    corrected: str
    unknown: bool


def question(text: str, plain: Callable[[str], str]) -> Question:
    """Clean what was typed: any length, any characters; keeps the first words only."""
    composed = unicodedata.normalize("NFKC", text[: 4 * MAX_CHARACTERS])[:MAX_CHARACTERS].lower()
    code = _CODE.search(composed)
    rest = _CODE.sub(" ", composed)
    written: list[str] = []
    bare: list[str] = []
    for word in _WORD.findall(rest):
        stripped = "".join(_WORD.findall(plain(word)))[:_LONGEST_WORD]
        if stripped and stripped.isascii() and len(bare) < MAX_WORDS:
            written.append(word)
            bare.append(stripped)
    return Question(tuple(written), tuple(bare), code.group().upper() if code else "")


def as_typed(phrase: str) -> str:
    """Return a phrase as a question would have it: its words, small, with marks, without signs."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", phrase).lower()))


def without(asked: Question, start: int, end: int) -> Question:
    """Return the question without some of its words."""
    return Question(
        (*asked.written[:start], *asked.written[end:]),
        (*asked.plain[:start], *asked.plain[end:]),
        asked.code,
    )


def phrases(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, phrase) for every run of words a synonym could name, longest first."""
    for length in range(min(MAX_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield start, start + length, " ".join(words[start : start + length])


def says(asked: Question, start: int, end: int, synonym: Synonym) -> bool:
    """Tell whether the words are the synonym's: a mark that was typed must be the right one."""
    written = synonym.written.split()
    return len(written) == end - start and all(
        typed in {meant, bare}
        for typed, meant, bare in zip(
            asked.written[start:end], written, asked.plain[start:end], strict=True
        )
    )


def slips(word: str) -> frozenset[str]:
    """Return the words one slip away: a letter missing, doubled, wrong or swapped."""
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_WORD // 2:
        return frozenset()
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    missing = {a + b[1:] for a, b in halves if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    wrong = {a + c + b[1:] for a, b in halves if b for c in _LETTERS}
    added = {a + c + b for a, b in halves for c in _LETTERS}
    return frozenset(missing | swapped | wrong | added) - {word}


def splits(word: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to read a word as two written together ("khaisinh")."""
    return tuple((word[:i], word[i:]) for i in range(2, len(word) - 1))


def mend(word: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """Return the known words an unknown one most likely is; itself when there is no guess.

    A syllable Vietnamese could have is mended only to the same letters or the same sound: it is
    more likely a word the catalogue lacks than a slip of another.
    """
    halves = [pair for pair in splits(word) if pair[0] in known and pair[1] in known]
    if halves:
        return max(halves, key=lambda pair: min(known[pair[0]], known[pair[1]]))
    near = [guess for guess in slips(word) if guess in known]
    if not near:
        return (word,)
    likely = [g for g in near if sorted(g) == sorted(word) or sound(g) == sound(word)]
    if not likely and _SYLLABLE.fullmatch(word):
        return (word,)
    return (max(likely or near, key=lambda guess: (known[guess], guess)),)


def is_meant(typed: str, word: str) -> bool:
    """Tell whether a word was typed on purpose: a syllable with its marks, or one too short."""
    return len(word) < _SHORTEST_SLIP or (
        typed not in {word, word.replace("d", "đ")} and _SYLLABLE.fullmatch(word) is not None
    )


def sound(word: str) -> str:
    """Return a word as some regions say it: x as s, tr as ch, r, gi, z and v as d, l as n."""
    for written, said in _SOUNDS:
        if word.startswith(written):
            return (said + word.removeprefix(written)).replace("y", "i")
    return word.replace("y", "i")


@dataclass(frozen=True, slots=True)
class Weigher:
    """How much a word counts: rare ones more, polite ones hardly.

    `known` counts in how many of the `listings` each word stands.
    """

    known: Mapping[str, int]
    listings: int
    weak: frozenset[str]

    def of(self, word: str) -> float:
        """Return the weight of one word, above 0."""
        rarity = log(1 + self.listings / (1 + self.known.get(word, 0)))
        return rarity * (_WEAK if word in self.weak else 1.0)

    def all(self, words: Iterable[str]) -> float:
        """Return the weight of several words together."""
        return sum(self.of(word) for word in words)


def guesses_for(word: str) -> set[str]:
    """Return the words to look up besides the word itself, in case it is a slip."""
    return (
        set() if word.isdigit() else {half for pair in splits(word) for half in pair} | slips(word)
    )


def mend_all(asked: Question, known: Mapping[str, int]) -> Question:
    """Return the question with its unknown words mended; the same question if there are none.

    A word that was typed on purpose stays as typed, whether or not the catalogue knows it.
    """
    written: list[str] = []
    bare: list[str] = []
    for typed, word in zip(asked.written, asked.plain, strict=True):
        left = word in known or word.isdigit() or is_meant(typed, word)
        pieces = (word,) if left else mend(word, known)
        bare += pieces
        written += [typed] if pieces == (word,) else pieces
    return Question(tuple(written), tuple(bare), asked.code)


def plan(asked: Question, mended: Question, synonyms: Iterable[Synonym], weigh: Weigher) -> Plan:
    """Turn a question into weighted words and pairs.

    What an everyday phrase means counts fully, its own words half.
    """
    hits = _chosen(mended, list(synonyms))
    covered = {place for start, end, _ in hits for place in range(start, end)}
    words: dict[str, float] = {}
    pairs: dict[tuple[str, str], float] = {}
    for place, word in enumerate(mended.plain):
        _raise(words, word, weigh.of(word) * (_SAID if place in covered else 1.0))
    _add_pairs(pairs, mended.plain, weigh)
    for start, end, synonym in hits:
        meant = synonym.means.split()
        scale = max(weigh.all(mended.plain[start:end]) / (weigh.all(meant) or 1.0), 1.0)
        for word in meant:
            _raise(words, word, weigh.of(word) * scale)
        _add_pairs(pairs, meant, weigh)
    return Plan(
        words=_shared(words),
        pairs=_shared(pairs),
        codes=_first_codes(mended, hits, weigh),
        text=_meaning(mended.plain, hits),
        corrected=" ".join(mended.written) if mended.plain != asked.plain else "",
        unknown=any(word not in weigh.known for word in mended.plain),
    )


def _first_codes(
    asked: Question, hits: Sequence[tuple[int, int, Synonym]], weigh: Weigher
) -> dict[str, float]:
    """Score the codes people mean: by how much of the question the phrase is, then by place."""
    codes: dict[str, float] = {}
    total = weigh.all(asked.plain) or 1.0
    for start, end, synonym in hits:
        share = min(weigh.all(asked.plain[start:end]) / total, 1.0)
        for place, code in enumerate(synonym.codes):
            _raise(codes, code, share / (1 + place / 4))
    return codes


def _raise(weights: dict[K, float], key: K, weight: float) -> None:
    weights[key] = max(weights.get(key, 0.0), weight)


def _chosen(asked: Question, synonyms: list[Synonym]) -> list[tuple[int, int, Synonym]]:
    """Pick the synonyms said, longest phrases first, without overlap."""
    by_phrase: dict[str, list[Synonym]] = {}
    for synonym in synonyms:
        by_phrase.setdefault(synonym.phrase, []).append(synonym)
    taken: set[int] = set()
    chosen = []
    for start, end, phrase in phrases(asked.plain):
        if taken.isdisjoint(range(start, end)):
            said = [s for s in by_phrase.get(phrase, ()) if says(asked, start, end, s)]
            chosen += [(start, end, s) for s in said]
            taken.update(range(start, end) if said else ())
    return chosen


def _add_pairs(pairs: dict[tuple[str, str], float], words: Sequence[str], weigh: Weigher) -> None:
    for pair in pairwise(words):
        _raise(pairs, pair, weigh.all(pair))


def _meaning(said: Sequence[str], hits: Sequence[tuple[int, int, Synonym]]) -> str:
    """Return the question with each everyday phrase replaced by the first thing it means."""
    words: list[str] = []
    starts = {start: (end, synonym.means) for start, end, synonym in reversed(hits)}
    place = 0
    while place < len(said):
        end, means = starts.get(place, (place + 1, ""))
        words += [means] if means else said[place:end]
        place = end
    return " ".join(words)


def _shared(weights: Mapping[K, float]) -> dict[K, float]:
    total = sum(weights.values()) or 1.0
    return {key: weight / total for key, weight in weights.items()}


def words_of(plain_text: str) -> list[str]:
    """Return the words of a text without marks, cut at the length that is searched."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain_text) if word.isascii()]


def storable(text: str, most: int = 250) -> str:
    """Return the text with what PostgreSQL cannot hold replaced, cut to a length."""
    held = text[:most].encode("utf-8", "replace").decode("utf-8")
    return held.replace("\x00", "\ufffd")
