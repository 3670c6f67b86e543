"""Whom the province trusts, what they said of revoked certificates, and our own keys."""

from django.db import models

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.foundation.signing.rules.keys import State
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class AuthorityKind(models.TextChoices):
    """What a trusted certificate is for."""

    ROOT = "root"
    INTERMEDIATE = "intermediate"
    TIMESTAMP = "timestamp"


class Scheme(models.TextChoices):
    """Under which scheme it certifies: agencies and officials, the public, or tests alone."""

    DEDICATED = "dedicated"
    PUBLIC = "public"
    TEST = "test"


class Authority(Keyed):
    """A certificate of the trust list, trusted from a day to a day (both included)."""

    kind = models.CharField(max_length=12, choices=AuthorityKind.choices)
    scheme = models.CharField(max_length=9, choices=Scheme.choices)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    certificate = models.BinaryField()
    crl_url = models.URLField(max_length=300, blank=True)
    ocsp_url = models.URLField(max_length=300, blank=True)
    service_url = models.URLField(max_length=300, blank=True)
    trusted_from = models.DateField()
    trusted_to = models.DateField(null=True)

    class Meta:
        db_table = "signing_authority"


class RevocationList(models.Model):
    """The last list of revoked certificates of an authority, and the last try to get one."""

    authority = models.OneToOneField(
        Authority, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    content = models.BinaryField(null=True)
    this_update = models.DateTimeField(null=True)
    next_update = models.DateTimeField(null=True)
    tried_at = models.DateTimeField()
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "signing_revocation_list"


class Holder(models.TextChoices):
    """In whose name a key signs."""

    PERSON = "person"
    AGENCY = "agency"


class Purpose(models.TextChoices):
    """What a key may sign."""

    RESULTS = "results"
    ANY = "any"


class SigningKey(Keyed):
    """A key held here for a person or an agency; `sealed` opens only with the keeper's PIN."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    holder = models.CharField(max_length=6, choices=Holder.choices)
    holder_name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=7, choices=Purpose.choices)
    state = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in State], default=State.REGISTERED
    )
    because = models.CharField(max_length=500, blank=True)
    sealed = models.BinaryField(null=True)
    request = models.BinaryField(null=True)
    certificate = models.BinaryField(null=True)
    serial = models.CharField(max_length=64, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    valid_from = models.DateTimeField(null=True)
    valid_to = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    barred_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "signing_key"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "purpose"],
                name="signing_agency_key_once",
                condition=models.Q(holder="agency")
                & models.Q(state__in=["registered", "requested", "active", "suspended"]),
            ),
            models.UniqueConstraint(
                fields=["agency", "keeper", "purpose"],
                name="signing_person_key_once",
                condition=models.Q(holder="person")
                & models.Q(state__in=["registered", "requested", "active", "suspended"]),
            ),
            models.CheckConstraint(
                name="signing_active_key_whole",
                condition=~models.Q(state__in=["active", "suspended"])
                | models.Q(sealed__isnull=False, certificate__isnull=False, valid_to__isnull=False),
            ),
        ]


class OpenKey(models.Model):
    """A key its keeper opened: until when, and the key sealed by the installation alone."""

    key = models.OneToOneField(
        SigningKey, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    until = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "signing_open_key"
