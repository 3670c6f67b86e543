"""Take over the everyday words of questions."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from hamrong.kernel.text.interface import plain
from hamrong.service.procedures.models import Synonym, Word


@transaction.atomic
def take_synonyms(synonyms: Sequence[Synonym], weak: Iterable[str]) -> bool:
    """Make these the everyday phrases, and `weak` the words that hardly count in a question.

    Return whether anything changed.
    """
    kept = {(s.written, s.phrase, s.means, *s.codes) for s in Synonym.objects.all()}
    wanted = {(s.written, s.phrase, s.means, *s.codes) for s in synonyms}
    known = set(Word.objects.filter(weak=True).values_list("word", flat=True))
    polite = {plain(word) for word in weak}
    if kept == wanted and known == polite:
        return False
    Synonym.objects.all().delete()
    Synonym.objects.bulk_create(synonyms)
    Word.objects.filter(weak=True).update(weak=False)
    Word.objects.bulk_create(
        [Word(word=word, listings=0, weak=True) for word in sorted(polite)],
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["weak"],
    )
    return True
