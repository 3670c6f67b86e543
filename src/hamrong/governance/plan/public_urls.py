"""Addresses of the plans for everybody, under /ke-hoach/."""

from django.urls import path

from hamrong.governance.plan.views import published

app_name = "public_plan"
urlpatterns = [
    path("", published.plans, name="list"),
    path("<slug:key>/", published.plan, name="plan"),
]
