"""The door: what other contexts may use."""

from hamrong.foundation.directory.models import Agency, Area, Level, Official

__all__ = ["Agency", "Area", "Level", "Official"]
