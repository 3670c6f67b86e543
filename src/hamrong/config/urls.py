"""Every address of the platform and the context that answers it."""

from django.urls import URLPattern, URLResolver, include, path

from hamrong.config.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("quan-tri/quy-trinh/", include("hamrong.kernel.process.urls")),
]
