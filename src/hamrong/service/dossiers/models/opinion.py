"""What other units and agencies were asked, and what they answered."""

from django.db import models
from django.db.models import Q

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.models.dossier import Dossier
from hamrong.service.dossiers.rules import Answer


class Opinion(Keyed):
    """A question to an agency with a due time of its own; several may be open at once.

    `basis` is the article by which the citizen's clock stands still meanwhile, empty where it
    runs on; `occasion` counts the questions about a dossier, whose letters are numbered.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="opinions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    occasion = models.PositiveSmallIntegerField(null=True)
    basis = models.CharField(max_length=200, blank=True, default="", db_default="")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.CharField(
        max_length=10, blank=True, choices=[(a.value, a.value) for a in Answer]
    )
    text = models.TextField(blank=True)
    answered_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    work_item_id = models.UUIDField(null=True)
    reminded_at = models.DateTimeField(null=True)
    overdue_told_at = models.DateTimeField(null=True)
    late_item_id = models.UUIDField(null=True)

    class Meta:
        db_table = "dossiers_opinion"
        indexes = [
            models.Index(
                fields=["agency"], name="opinion_open", condition=Q(ended_at__isnull=True)
            ),
            models.Index(fields=["dossier"], name="opinion_of_dossier"),
            models.Index(fields=["due_at"], name="opinion_due", condition=Q(ended_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "agency"],
                name="opinion_one_open_an_agency",
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="opinion_answer_is_ended",
                condition=Q(answer="") | Q(ended_at__isnull=False),
            ),
        ]


class OpinionFile(Keyed):
    """A file that goes with a question, or with its answer."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    answers = models.BooleanField()

    class Meta:
        db_table = "dossiers_opinion_file"
        constraints = [
            models.UniqueConstraint(fields=["opinion", "file"], name="opinion_file_once"),
        ]
