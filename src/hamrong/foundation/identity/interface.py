"""The door: what other contexts may use."""

from hamrong.foundation.identity.models import Account

__all__ = ["Account"]
