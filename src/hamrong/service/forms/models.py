"""Versions of forms, the drafts people fill, and the files they add."""

from django.db import models
from django.db.models import Q

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.service.repository.interface import StoredPaper


class FormVersion(Keyed):
    """One state of a form's definition; never changed, because drafts were filled in it.

    `definition` is the resolved notation, `schema` the JSON Schema compiled from it, `digest` the
    SHA-256 of both. The one that new drafts use is `current`.
    """

    key = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=600)
    official_form = models.CharField(max_length=300, blank=True)
    verified = models.BooleanField(default=False)
    definition = models.JSONField()
    schema = models.JSONField()
    current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "forms_version"
        constraints = [
            models.UniqueConstraint(fields=["key", "digest"], name="forms_version_digest"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(current=True), name="forms_version_current"
            ),
        ]


class Draft(Keyed):
    """One person's filling of a form.

    `answers` holds what was understood, {group: {field: value}}; `inputs` what was typed and could
    not be understood, {group: {field: [texts]}}: together they are everything the person entered.
    `changes` tells at which revision each group was last changed, so that a page made earlier
    cannot overwrite it. `extra` is what the purpose needs besides (the case, the place of filing).
    `submitted_to` is the id of what the draft became, a dossier's matter.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    form = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    inputs = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    current_step = models.CharField(max_length=40, blank=True)
    extra = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=now)
    updated_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_to = models.UUIDField(null=True, blank=True)

    class Meta:
        db_table = "forms_draft"
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_to__isnull=True)
                | Q(submitted_at__isnull=False, submitted_to__isnull=False),
                name="forms_draft_submitted_somewhere",
            ),
            models.UniqueConstraint(fields=["submitted_to"], name="forms_draft_submitted_to"),
        ]
        indexes = [
            models.Index(fields=["account", "-updated_at"], name="forms_draft_account"),
            models.Index(
                fields=["expires_at"],
                condition=Q(submitted_at__isnull=True),
                name="forms_draft_expiry",
            ),
        ]


class DraftFile(Keyed):
    """A file the person added to a draft for one of the documents asked for.

    `paper` tells that it is not a file of theirs but a paper of the store they chose.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="draft_files")
    document_key = models.CharField(max_length=80)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey(
        StoredPaper, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "forms_draft_file"
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "document_key", "position"], name="forms_draft_file_position"
            ),
            models.UniqueConstraint(fields=["draft", "file"], name="forms_draft_file_once"),
        ]
