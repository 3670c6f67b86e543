"""Every address of the platform and the context that answers it."""

from django.urls import URLPattern, URLResolver, path

from hamrong.config.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
