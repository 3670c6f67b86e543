"""Addresses of the officials' one-stop pages, under /lam-viec/."""

from django.urls import path

from hamrong.service.dossiers.views import (
    acting,
    at_work,
    backwards,
    checking,
    dates,
    desk,
    fees,
    figures,
    opinions,
    registers,
    reissuing,
    transferring,
)

app_name = "dossiers"
urlpatterns = [
    path("ho-so/", desk.dossier_list, name="list"),
    path("ho-so/<str:code>", desk.dossier_page, name="page"),
    path("ho-so/<str:code>/du-thao", desk.save_draft, name="draft"),
    path("ho-so/<str:code>/buoc/<slug:action>", acting.act, name="act"),
    path("ho-so/<str:code>/tra-lai", backwards.give_back, name="give_back"),
    path("ho-so/<str:code>/thu-hoi", backwards.take_back, name="take_back"),
    path("ho-so/<str:code>/kiem-tra", checking.check, name="check"),
    path("ho-so/<str:code>/y-kien", opinions.ask, name="ask_opinion"),
    path("ho-so/<str:code>/y-kien/<uuid:opinion_id>", opinions.answer, name="opinion"),
    path("ho-so/<str:code>/dinh-chinh-ket-qua", reissuing.correct, name="correct"),
    path("ho-so/<str:code>/thu-hoi-ket-qua", reissuing.revoke, name="revoke"),
    path("ho-so/<str:code>/mo-lai", opinions.reopen_page, name="reopen"),
    path("ho-so/<str:code>/dang-mo", at_work.presence, name="presence"),
    path("ho-so/<str:code>/ghi-chu", at_work.note, name="note"),
    path("ho-so/<str:code>/ngay-hen", dates.ask, name="ask_date"),
    path("ho-so/<str:code>/ngay-hen/<uuid:request_id>", dates.decide, name="decide_date"),
    path("ho-so/<str:code>/phi", fees.fees, name="fees"),
    path("ho-so/<str:code>/phi/<uuid:request_id>/thu", fees.collect, name="collect_fee"),
    path("ho-so/<str:code>/bien-lai/<uuid:receipt_id>/huy", fees.cancel, name="cancel_receipt"),
    path("ho-so/<str:code>/xin-loi", dates.apology, name="apology"),
    path("ho-so/<str:code>/to-khai.pdf", desk.declaration, name="declaration"),
    path("ho-so/<str:code>/tep/<uuid:file_id>", desk.dossier_file, name="file"),
    path("ho-so/<str:code>/chuyen-co-quan", transferring.transfer, name="transfer"),
    path("ho-so/<str:code>/chuyen-co-quan/giu", transferring.keep, name="keep"),
    path("ho-so/<str:code>/phieu-kiem-soat.pdf", registers.control, name="control"),
    path("so-theo-doi/", registers.register, name="register"),
    path("so-theo-doi/so.csv", registers.register_csv, name="register_csv"),
    path("so-theo-doi/so.pdf", registers.register_paper, name="register_pdf"),
    path("thong-ke/", figures.leader_figures, name="figures"),
    path("thong-ke/so-lieu.csv", figures.figures_csv, name="figures_csv"),
]
