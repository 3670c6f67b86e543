"""Addresses of the plans, under /lam-viec/ke-hoach/."""

from django.urls import path

from hamrong.governance.plan.views import plans, targets

app_name = "plan"
urlpatterns = [
    path("", plans.plan_list, name="list"),
    path("phan-viec/<uuid:assignment_id>/", plans.part, name="part"),
    path("<slug:key>/", plans.plan, name="plan"),
    path("<slug:key>/chi-tieu/", targets.targets, name="targets"),
    path("<slug:key>/noi-dung/", plans.history, name="editions"),
    path("<slug:key>/nhiem-vu/<int:number>/", plans.task, name="task"),
]
