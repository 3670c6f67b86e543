"""Accounts."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from hamrong.foundation.directory.interface import Official
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed


class Account(Keyed, AbstractBaseUser):
    """One person's way in. An official's account points at the directory's official."""

    login = models.CharField(max_length=120, unique=True)
    full_name = models.CharField(max_length=120)
    phone = models.CharField(max_length=10, blank=True)
    email = models.EmailField(blank=True)
    personal_id = models.CharField(max_length=12, blank=True)
    official = models.OneToOneField(Official, null=True, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=now)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = BaseUserManager["Account"]()

    class Meta:
        db_table = "identity_account"
        constraints = [
            models.UniqueConstraint(
                fields=["phone"], name="account_phone_once", condition=~Q(phone="")
            ),
            models.UniqueConstraint(
                fields=["email"], name="account_email_once", condition=~Q(email="")
            ),
        ]
