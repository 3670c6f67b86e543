from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "hamrong.kernel.files"
    label = "files"
