"""Changing and resetting the password."""

from django.contrib.auth import views as auth
from django.urls import reverse_lazy

from hamrong.kernel.ui.interface import Rule, allow

change = allow(Rule.CITIZEN, Rule.OFFICIAL)(
    auth.PasswordChangeView.as_view(
        template_name="identity/password_change.html",
        success_url=reverse_lazy("identity:password_changed"),
    )
)
changed = allow(Rule.CITIZEN, Rule.OFFICIAL)(
    auth.PasswordChangeDoneView.as_view(template_name="identity/password_changed.html")
)
forgotten = allow(Rule.ANYONE)(
    auth.PasswordResetView.as_view(
        template_name="identity/password_forgotten.html",
        email_template_name="identity/password_mail.txt",
        subject_template_name="identity/password_mail_subject.txt",
        success_url=reverse_lazy("identity:password_sent"),
    )
)
sent = allow(Rule.ANYONE)(
    auth.PasswordResetDoneView.as_view(template_name="identity/password_sent.html")
)
reset = allow(Rule.ANYONE)(
    auth.PasswordResetConfirmView.as_view(
        template_name="identity/password_reset.html",
        success_url=reverse_lazy("identity:password_changed_login"),
    )
)
reset_done = allow(Rule.ANYONE)(
    auth.PasswordResetCompleteView.as_view(template_name="identity/password_reset_done.html")
)
