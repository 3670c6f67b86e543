"""Every address of the platform and the context that answers it."""

from django.urls import URLPattern, URLResolver, include, path

from hamrong.config.api import api
from hamrong.config.health import healthz, readyz
from hamrong.governance.operations.views.metrics import metrics
from hamrong.kernel.api.views.docs import docs_page

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("", include("hamrong.kernel.ui.urls")),
    path("api/docs", docs_page(api), name="api_docs"),
    path("api/", api.urls),
    path("", include("hamrong.foundation.identity.urls")),
    path("", include("hamrong.foundation.signing.urls")),
    path("", include("hamrong.foundation.issuance.urls")),
    path("", include("hamrong.service.portal.urls")),
    path("", include("hamrong.service.forms.urls")),
    path("quan-tri/sap-xep/", include("hamrong.foundation.reorganisation.urls")),
    path("quan-tri/quy-trinh/", include("hamrong.kernel.process.urls")),
    path("quan-tri/van-hanh/", include("hamrong.governance.operations.urls")),
    path("", include("hamrong.governance.plan.urls")),
    path("lam-viec/", include("hamrong.office.workplace.urls")),
    path("lam-viec/", include("hamrong.service.bundles.urls")),
    path("lam-viec/muc-do-truc-tuyen/", include("hamrong.service.procedures.urls")),
    path("", include("hamrong.service.payments.urls")),
    path("lam-viec/tiep-nhan/", include("hamrong.service.reception.urls")),
    path("lam-viec/", include("hamrong.service.dossiers.urls")),
]
handler400 = "hamrong.kernel.ui.views.problem.bad_request"
handler403 = "hamrong.kernel.ui.views.problem.forbidden"
handler404 = "hamrong.kernel.ui.views.problem.not_found"
handler500 = "hamrong.kernel.ui.views.problem.failed"
