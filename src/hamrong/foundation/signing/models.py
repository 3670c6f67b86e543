"""Whom the province trusts, and what they last said of the certificates they revoked."""

from django.db import models

from hamrong.kernel.ids.interface import Keyed


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
