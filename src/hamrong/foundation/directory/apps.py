from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "hamrong.foundation.directory"
    label = "directory"
