from django.apps import AppConfig
from django.conf import settings


class FilesConfig(AppConfig):
    name = "hamrong.kernel.files"
    label = "files"

    def ready(self) -> None:
        from hamrong.kernel.files import ports  # noqa: PLC0415
        from hamrong.kernel.files.contrib.clamd import ClamdScanner  # noqa: PLC0415

        if settings.CLAMD_SOCKET and not ports.SCANNERS:
            ports.SCANNERS.append(ClamdScanner(settings.CLAMD_SOCKET))
