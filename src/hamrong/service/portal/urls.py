"""The citizens' addresses: readable, stable, in Vietnamese."""

from django.urls import path

from hamrong.service.portal.views import (
    agencies,
    documents,
    dossier,
    filing,
    guides,
    home,
    lookup,
    mine,
    paying,
    procedure,
    rating,
    review,
    search,
    start,
    store,
)

app_name = "portal"
_DRAFT = "nop-ho-so/<str:code>/<uuid:draft_id>/"
_MINE = "ca-nhan/ho-so/<str:code>"
_PAPER = "ca-nhan/kho/<uuid:paper_id>"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim-kiem", search.search, name="search"),
    path("tim-kiem/goi-y", search.suggest, name="suggest"),
    path("huong-dan/", guides.guides, name="guides"),
    path("huong-dan/<str:key>", guides.guide, name="guide"),
    path("co-quan/", agencies.agencies, name="agencies"),
    path("co-quan/<str:code>", agencies.agency, name="agency"),
    path("thu-tuc/<str:code>", procedure.procedure, name="procedure"),
    path("thu-tuc/<str:code>/to-khai.pdf", procedure.blank_form, name="blank_form"),
    path("nop-ho-so/<str:code>", start.start, name="start"),
    path(_DRAFT, filing.tasks, name="tasks"),
    path(f"{_DRAFT}truong-hop", start.case, name="case"),
    path(f"{_DRAFT}buoc/<str:step>", filing.questions, name="questions"),
    path(f"{_DRAFT}giay-to", documents.documents, name="documents"),
    path(f"{_DRAFT}giay-to/bo", documents.remove, name="remove_file"),
    path(f"{_DRAFT}giay-to/<uuid:file_id>", documents.draft_file, name="draft_file"),
    path(f"{_DRAFT}kiem-tra", review.review, name="review"),
    path(f"{_DRAFT}to-khai.pdf", review.printed, name="draft_declaration"),
    path(f"{_DRAFT}nop", review.send, name="send"),
    path(f"{_DRAFT}xoa", filing.discard, name="discard"),
    path("ca-nhan/", mine.mine, name="mine"),
    path("ca-nhan/thong-bao/", mine.messages, name="messages"),
    path(_MINE, dossier.dossier, name="dossier"),
    path(f"{_MINE}/da-nop", dossier.sent, name="sent"),
    path(f"{_MINE}/giay-xac-nhan", dossier.confirmation, name="confirmation"),
    path(f"{_MINE}/to-khai.pdf", dossier.declaration, name="declaration"),
    path(f"{_MINE}/hen-tra.ics", dossier.appointment, name="appointment"),
    path(f"{_MINE}/danh-gia", rating.rate, name="rate"),
    path(f"{_MINE}/bo-sung", dossier.supplement, name="supplement"),
    path(f"{_MINE}/rut", dossier.withdraw, name="withdraw"),
    path(f"{_MINE}/thanh-toan", paying.pay, name="pay"),
    path(f"{_MINE}/tep/<uuid:file_id>", dossier.paper, name="paper"),
    path("ca-nhan/kho/", store.papers, name="store"),
    path("ca-nhan/kho/them", store.give, name="store_give"),
    path(_PAPER, store.paper, name="store_paper"),
    path(f"{_PAPER}/tep", store.paper_file, name="store_file"),
    path(f"{_PAPER}/bo", store.remove, name="store_remove"),
    path("danh-gia/<str:token>", rating.rate_by_link, name="rate_by_link"),
    path("nguoi-dan-danh-gia", rating.satisfaction, name="satisfaction"),
    path("tra-cuu", lookup.lookup, name="lookup"),
]
