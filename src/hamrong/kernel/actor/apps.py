from django.apps import AppConfig


class ActorConfig(AppConfig):
    name = "hamrong.kernel.actor"
    label = "actor"
