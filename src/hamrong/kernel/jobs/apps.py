from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "hamrong.kernel.jobs"
    label = "jobs"
