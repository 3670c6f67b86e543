from importlib import import_module

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "hamrong.governance.plan"
    label = "plan"

    def ready(self) -> None:
        from hamrong.governance.plan import hooks  # noqa: PLC0415

        import_module("hamrong.governance.plan.actions.load_plans")
        hooks.register()
