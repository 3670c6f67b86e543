from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "hamrong.foundation.directory"
    label = "directory"

    def ready(self) -> None:
        from hamrong.foundation.directory.actions import (  # noqa: F401, PLC0415
            load_agencies,
            load_areas,
            load_reorganisations,
        )
