"""A dossier, its papers, slips and result."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value

from hamrong.foundation.directory.interface import Agency, Area
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter
from hamrong.service.dossiers.rules import CLOSED, Channel, SlipKind, State
from hamrong.service.results.interface import ResultTemplate


class Dossier(Keyed):
    """One request for one procedure. What the applicant said is kept as it was sent.

    `due_at` is the appointed time, empty where none is appointed for `no_date_reason`; `missed_at`
    is the first appointed time that passed without a result, and stays whatever is set later;
    `clock_stopped_at` tells since when the clock stands still, `reminded_at` when the applicant was
    last reminded to collect what waits. `situation` are the answers to the questions of the case,
    by question. `whole` is the dossier of several
    procedures of which this one is a member.
    """

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60, unique=True)
    procedure_version_id = models.UUIDField()
    procedure_code = models.CharField(max_length=30)
    procedure_name = models.CharField(max_length=500)
    case_key = models.CharField(max_length=60, blank=True)
    receiving = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(
        Area, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    channel = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Channel])
    applicant = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    applicant_name = models.CharField(max_length=120)
    applicant_personal_id = models.CharField(max_length=12, blank=True)
    applicant_phone = models.CharField(max_length=20, blank=True)
    applicant_mail = models.CharField(max_length=120, blank=True)
    applicant_address = models.CharField(max_length=300, blank=True)
    situation = models.JSONField(default=dict, db_default=Value({}, models.JSONField()))
    answers = models.JSONField()
    labelled = models.JSONField()
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State])
    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    no_date_reason = models.CharField(max_length=300, blank=True)
    missed_at = models.DateTimeField(null=True)
    clock_stopped_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    search_key = models.TextField()
    whole = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="members", db_index=False
    )

    class Meta:
        db_table = "dossiers_dossier"
        indexes = [
            models.Index(
                fields=["whole"], name="dossier_of_whole", condition=Q(whole__isnull=False)
            ),
            models.Index(fields=["-submitted_at", "-id"], name="dossier_latest"),
            models.Index(fields=["receiving", "-submitted_at", "-id"], name="dossier_receiving"),
            models.Index(fields=["authority", "-submitted_at", "-id"], name="dossier_authority"),
            models.Index(
                fields=["authority", "-submitted_at", "-id"],
                name="dossier_decided",
                condition=~Q(receiving=F("authority")),
            ),
            models.Index(fields=["applicant", "-submitted_at", "-id"], name="dossier_applicant"),
            models.Index(
                fields=["authority", "state", "due_at"],
                name="dossier_open",
                condition=~Q(state__in=[s.value for s in sorted(CLOSED)]),
            ),
            models.Index(
                fields=["receiving"],
                name="dossier_open_receiving",
                condition=~Q(state__in=[s.value for s in sorted(CLOSED)]),
            ),
            models.Index(
                fields=["receiving", "finished_at", "id"],
                name="dossier_uncollected",
                condition=Q(state=State.FINISHED.value),
            ),
            GinIndex(fields=["search_key"], name="dossier_search", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="dossier_state_known", condition=Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(
                name="dossier_accepted_after_submission",
                condition=Q(accepted_at__isnull=True) | Q(accepted_at__gte=F("submitted_at")),
            ),
            models.CheckConstraint(
                name="dossier_running_has_clock",
                condition=~Q(state__in=[State.ACCEPTED.value, State.PROCESSING.value])
                | Q(accepted_at__isnull=False, due_at__isnull=False)
                | (Q(accepted_at__isnull=False) & ~Q(no_date_reason="")),
            ),
            models.CheckConstraint(
                name="dossier_closed_has_moment",
                condition=~Q(state__in=[s.value for s in sorted(CLOSED)])
                | Q(closed_at__isnull=False),
            ),
        ]


class Transfer(Keyed):
    """A dossier went to other agencies: by a reorganisation (`on` is its day) or by decision.

    `to_review` while the platform proposed the agency and its head has not agreed yet.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="transfers")
    at = models.DateTimeField()
    on = models.DateField(null=True)
    basis = models.CharField(max_length=500)
    old_receiving = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    old_authority = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    new_receiving = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    new_authority = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_review = models.BooleanField(default=False)
    review_item_id = models.UUIDField(null=True)

    class Meta:
        db_table = "dossiers_transfer"
        indexes = [
            models.Index(fields=["old_authority", "at"], name="transfer_from"),
        ]
        constraints = [
            models.CheckConstraint(
                name="transfer_moves_something",
                condition=~Q(old_receiving=F("new_receiving"))
                | ~Q(old_authority=F("new_authority")),
            ),
            models.UniqueConstraint(fields=["dossier", "at"], name="transfer_one_a_moment"),
        ]


class SupplementRequest(Keyed):
    """What the desk asked for, in one list; open while unanswered.

    `answer_by` is the day the desk named, if any; `dropped` where the dossier ended first.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supplements")
    round = models.PositiveSmallIntegerField()
    reason = models.TextField()
    items = models.JSONField()
    requested_by = models.CharField(max_length=120)
    requested_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer_note = models.TextField(blank=True)
    dropped = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table = "dossiers_supplement_request"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "round"], name="supplement_round_once"),
            models.UniqueConstraint(
                fields=["dossier"],
                name="supplement_one_open",
                condition=Q(answered_at__isnull=True),
            ),
        ]


class SubmittedFile(Keyed):
    """A file given for one document of the checklist; with a supplement once that is answered."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="files")
    document_key = models.CharField(max_length=80)
    document_name = models.CharField(max_length=500)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    supplement = models.ForeignKey(
        SupplementRequest, null=True, on_delete=models.PROTECT, related_name="files"
    )
    given_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "dossiers_submitted_file"
        constraints = [
            models.CheckConstraint(
                name="file_given_or_supplement",
                condition=Q(given_at__isnull=False) | Q(supplement__isnull=False),
            ),
        ]


class Slip(Keyed):
    """A printed form: the template's version, the data it was made from, and the PDF itself.

    `number` is of a register, for the papers that have one.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="slips")
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in SlipKind])
    occasion = models.PositiveSmallIntegerField(default=1)
    template_version = models.CharField(max_length=20)
    data = models.JSONField()
    number = models.CharField(max_length=60, blank=True, default="", db_default="")
    check_code = models.CharField(max_length=30)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_slip"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "kind", "occasion"], name="slip_once"),
        ]


class Result(Keyed):
    """The answer to a dossier: a draft until the competent person approves, then issued.

    Made by a template, `filled` is what its fields say and `content` the same as text; otherwise
    `content` is the paper. `opened_at` is when the applicant first opened it online.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="result")
    content = models.TextField()
    template = models.ForeignKey(
        ResultTemplate, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    filled = models.JSONField(default=dict, db_default={})
    drafted_by = models.CharField(max_length=120)
    drafted_at = models.DateTimeField()
    signer = models.CharField(max_length=120, blank=True)
    signer_title = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=60, blank=True)
    check_code = models.CharField(max_length=30, blank=True)
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    handed_over_to = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_because = models.TextField(blank=True)

    class Meta:
        db_table = "dossiers_result"
        constraints = [
            models.CheckConstraint(
                name="result_issued_whole",
                condition=Q(issued_at__isnull=True)
                | (Q(file__isnull=False) & ~Q(number="") & ~Q(check_code="") & ~Q(signer="")),
            ),
        ]


class FormerResult(Keyed):
    """A result that was corrected: kept as it was issued, with what took its place and why."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="former_results")
    content = models.TextField()
    template = models.ForeignKey(
        ResultTemplate, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    filled = models.JSONField(default=dict, db_default={})
    number = models.CharField(max_length=60)
    check_code = models.CharField(max_length=30)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    signer = models.CharField(max_length=120)
    issued_at = models.DateTimeField()
    replaced_at = models.DateTimeField()
    replaced_by = models.CharField(max_length=60)
    reason = models.TextField()

    class Meta:
        db_table = "dossiers_former_result"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="former_result_once"),
            models.CheckConstraint(name="former_result_for_a_reason", condition=~Q(reason="")),
        ]
