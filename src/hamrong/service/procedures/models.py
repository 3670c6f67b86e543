"""The catalogue: curated procedures in dated versions, raw national records, the search index."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from hamrong.kernel.ids.interface import Keyed
from hamrong.service.procedures.rules.guide import Kind


class RawProcedure(Keyed):
    """A record of the national catalogue as published: shown, never filed."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=600)
    field = models.CharField(max_length=250, blank=True)
    levels = ArrayField(models.CharField(max_length=12))
    event = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=80)
    checksum = models.CharField(max_length=64)
    data = models.JSONField()

    class Meta:
        db_table = "procedures_raw"


class Procedure(Keyed):
    """A procedure the province has curated; what it says is in its versions.

    `fileable` is false while its form or process is missing; `obstacle` then names what is, and
    `has_form` tells whether there is a form to fetch at least.
    """

    code = models.CharField(max_length=40, unique=True)
    fileable = models.BooleanField(default=False)
    obstacle = models.CharField(max_length=200, blank=True)
    has_form = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table = "procedures_procedure"
        constraints = [
            models.CheckConstraint(
                condition=Q(fileable=False) | Q(obstacle=""), name="procedure_fileable_or_obstacle"
            )
        ]


class ProcedureVersion(Keyed):
    """What a procedure says from a date up to and not including another; never changed."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    checksum = models.CharField(max_length=64)
    body = models.JSONField()

    class Meta:
        db_table = "procedures_version"
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number"),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(valid_to=None), name="version_one_open"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="version_not_backwards",
            ),
        ]


_KINDS = [(kind.value, kind.value) for kind in Kind]


class Guide(Keyed):
    """A guide in steps, or a question with its answer, as the pack tells it."""

    key = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=_KINDS)
    title = models.CharField(max_length=200)
    life_event = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    body = models.JSONField()

    class Meta:
        db_table = "procedures_guide"
        indexes = [models.Index(fields=["kind", "place"], name="guide_order")]


class Listing(Keyed):
    """What the search and the lists show: one row a procedure, curated or raw, a guide, a question.

    The papers have a vector of their own so that ranking by name never reads their long lists.
    The `*_plain` columns hold lower-case text without diacritics; `sort_key`
    orders names by the Vietnamese alphabet.
    """

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=_KINDS, default=Kind.PROCEDURE.value)
    name = models.CharField(max_length=600)
    field = models.CharField(max_length=250, blank=True)
    levels = ArrayField(models.CharField(max_length=12))
    life_event = models.CharField(max_length=20)
    department = models.CharField(max_length=120, blank=True)
    curated = models.BooleanField()
    fileable = models.BooleanField(default=False)
    online_level = models.PositiveSmallIntegerField(default=0)
    sort_key = models.TextField()
    name_plain = models.TextField()
    words_plain = models.TextField(blank=True)
    field_plain = models.TextField(blank=True)
    papers_plain = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=SearchVector("name_plain", weight="A", config="simple")
        + SearchVector("words_plain", weight="B", config="simple")
        + SearchVector("field_plain", weight="C", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    papers_vector = models.GeneratedField(
        expression=SearchVector("papers_plain", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        db_table = "procedures_listing"
        indexes = [
            GinIndex(fields=["vector"], name="listing_vector"),
            GinIndex(fields=["papers_vector"], name="listing_papers_vector"),
            GinIndex(OpClass("name_plain", name="gin_trgm_ops"), name="listing_name_trigram"),
            models.Index(fields=["field"], name="listing_field"),
            models.Index(fields=["-fileable", "sort_key"], name="listing_order"),
        ]


class Word(models.Model):
    """A syllable of the catalogue and in how many listings it stands: rare ones weigh more.

    `weak` words (please, how, my grandchild) hardly count in a question.
    """

    word = models.CharField(max_length=60, primary_key=True)
    listings = models.PositiveIntegerField()
    weak = models.BooleanField(default=False)

    class Meta:
        db_table = "procedures_word"


class Synonym(Keyed):
    """An everyday word or an abbreviation, and what the catalogue calls it.

    `phrase` is plain text, `written` the same with its diacritics; `codes` are the procedures
    people who say it mean first.
    """

    phrase = models.CharField(max_length=120)
    written = models.CharField(max_length=120)
    means = models.CharField(max_length=250, blank=True)
    codes = ArrayField(models.CharField(max_length=40))

    class Meta:
        db_table = "procedures_synonym"
        constraints = [models.UniqueConstraint(fields=["written"], name="synonym_written")]
        indexes = [models.Index(fields=["phrase"], name="synonym_phrase")]
