"""Addresses of the plans: for everybody under /ke-hoach/, for officials /lam-viec/ke-hoach/."""

from django.urls import include, path

from hamrong.governance.plan.views import (
    condition,
    declaring,
    members,
    pictures,
    plans,
    published,
    reporting,
    reports,
    steps,
    targets,
)

app_name = "plan"
_OFFICE = [
    path("", plans.plan_list, name="list"),
    path("phan-viec/<uuid:assignment_id>/", plans.part, name="part"),
    path("phan-viec/<uuid:assignment_id>/bao-cao/", reporting.progress, name="progress"),
    path("phan-viec/<uuid:assignment_id>/cac-buoc/", steps.steps, name="steps"),
    path("bao-cao/<uuid:report_id>/", reports.report, name="report"),
    path("minh-chung/<uuid:evidence_id>/", reporting.shown, name="shown"),
    path("ke-khai/<uuid:declaration_id>/", declaring.evidence, name="evidence"),
    path("<slug:key>/", plans.plan, name="plan"),
    path("<slug:key>/tong-quan/", plans.whole, name="overview"),
    path("<slug:key>/tien-do/", pictures.in_time, name="timeline"),
    path("<slug:key>/ban-do/", pictures.heat, name="heat"),
    path("<slug:key>/chi-tieu/", targets.targets, name="targets"),
    path("<slug:key>/chi-tieu/<str:target>/", targets.target, name="target"),
    path("<slug:key>/chi-tieu/<str:target>/ke-khai/", declaring.declaring, name="declare"),
    path("<slug:key>/bao-cao/", reports.reports, name="reports"),
    path("<slug:key>/bao-cao/<str:code>/", reports.quarter, name="quarter"),
    path("<slug:key>/bao-cao/<str:code>/xu-ly/", reports.gather, name="gather"),
    path("<slug:key>/noi-dung/", plans.history, name="editions"),
    path("<slug:key>/nhiem-vu/<int:number>/", plans.task, name="task"),
    path("<slug:key>/nhiem-vu/<int:number>/co-quan/", members.members, name="members"),
    path("<slug:key>/nhiem-vu/<int:number>/dieu-kien/", condition.condition, name="condition"),
]
urlpatterns = [
    path("ke-hoach/", published.plans, name="public_list"),
    path("ke-hoach/<slug:key>/", published.plan, name="public"),
    path("lam-viec/ke-hoach/", include(_OFFICE)),
]
