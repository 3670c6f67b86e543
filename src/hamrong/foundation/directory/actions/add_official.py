"""Enter a person into the service."""

from uuid import UUID

from hamrong.foundation.directory.models import Official


def add_official(*, full_name: str, phone: str = "", mail: str = "") -> UUID:
    """Enter an official, who holds no post yet, and return the id."""
    return Official.objects.create(full_name=full_name, phone=phone, mail=mail).id
