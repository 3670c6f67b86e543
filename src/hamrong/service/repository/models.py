"""Kinds of papers, the papers people hold, and the dossiers that refer to them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter
from hamrong.service.repository.rules import State, Trust


class PaperKind(Keyed):
    """A kind of paper: whose result it is, and for which papers of checklists it stands.

    `documents` are "procedure:paper" pairs. `months` is how long the law lets it hold.
    """

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=300)
    months = models.PositiveSmallIntegerField(null=True)
    results = ArrayField(models.CharField(max_length=40))
    documents = ArrayField(models.CharField(max_length=130))

    class Meta:
        db_table = "repository_kind"


class StoredPaper(Keyed):
    """One paper of a person's store, as it was issued, digitised or given.

    It belongs to the person of `owner_number` and shows on the page of `account`, whose owner
    filed for themselves or gave it, and of the number's `Holder`: a number somebody typed when
    registering proves nothing.
    `origin` is the matter it comes from; `valid_to` the last day on which it holds. Number, agency
    and day of issue are empty where the desk scanned a paper without typing them off.
    """

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    owner_number = models.CharField(max_length=12, blank=True)
    owner_name = models.CharField(max_length=120)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    kind_code = models.CharField(max_length=80)
    kind_name = models.CharField(max_length=500)
    number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    data = models.JSONField(default=dict)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    trust = models.CharField(max_length=10, choices=[(t.value, t.value) for t in Trust])
    origin = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    origin_code = models.CharField(max_length=60, blank=True)
    origin_title = models.CharField(max_length=500, blank=True)
    check_code = models.CharField(max_length=30, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State])
    filed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    sort_key = models.TextField()
    search_key = models.TextField()

    class Meta:
        db_table = "repository_paper"
        indexes = [
            models.Index(
                fields=["account", "sort_key", "-valid_from", "-id"], name="paper_account"
            ),
            models.Index(
                fields=["owner_number", "kind_code"],
                name="paper_owner",
                condition=~Q(owner_number=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="paper_has_an_owner",
                condition=~Q(owner_number="") | Q(account__isnull=False),
            ),
            models.CheckConstraint(
                name="paper_ended_has_moment",
                condition=Q(state=State.VALID.value, ended_at__isnull=True)
                | (~Q(state=State.VALID.value) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="paper_valid_forwards",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="paper_removed_only_if_given",
                condition=~Q(state=State.REMOVED.value) | Q(trust=Trust.GIVEN.value),
            ),
            models.CheckConstraint(
                name="paper_version_follows",
                condition=Q(version=1, replaces__isnull=True)
                | Q(version__gt=1, replaces__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["origin", "kind_code", "file"],
                name="paper_of_origin_once",
                condition=Q(origin__isnull=False),
            ),
        ]


class Holder(Keyed):
    """An account proven at a counter to belong to the person of a number: it opens their store."""

    number = models.CharField(max_length=12, unique=True)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    proven_at = models.DateTimeField()
    proven_by = models.CharField(max_length=120)

    class Meta:
        db_table = "repository_holder"
        constraints = [
            models.CheckConstraint(name="holder_has_number", condition=~Q(number="")),
        ]


class PaperUse(Keyed):
    """A dossier refers to a paper of a store: which version of it, by hash, and for what."""

    paper = models.ForeignKey(StoredPaper, on_delete=models.PROTECT, related_name="uses")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    procedure = models.CharField(max_length=500)
    document_key = models.CharField(max_length=80)
    document_name = models.CharField(max_length=500)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()
    used_at = models.DateTimeField()

    class Meta:
        db_table = "repository_use"
        indexes = [models.Index(fields=["matter"], name="use_of_matter")]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "matter", "document_key"], name="use_once_a_document"
            ),
        ]
