"""Take an attempt back."""

from django.db.models import F

from hamrong.kernel.throttle.models import Window


def give_back(key: str) -> None:
    """Uncount one attempt under a key, because it turned out to be no guess."""
    Window.objects.filter(key=key[:200], used__gt=0).update(used=F("used") - 1)
