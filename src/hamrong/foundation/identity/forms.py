"""Logging in and registering."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hamrong.foundation.identity.models import Account
from hamrong.foundation.identity.rules import login_names
from hamrong.kernel.throttle.interface import allow, give_back

# Ten tries in five minutes for one login, and a hundred wrong ones for one address, which may be a
# whole office behind one line, or the thousands of phones behind one address of their network.
WINDOW_SECONDS = 300
TRIES_PER_LOGIN = 10
TRIES_PER_ADDRESS = 100


class LoginForm(AuthenticationForm):
    """Login name, phone number or mail address, and password."""

    username = forms.CharField(
        label=_("Tên đăng nhập, số điện thoại hoặc thư điện tử"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Check the password, at most so many times in a while."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return self.cleaned_data
        if not self._may_try(name):
            raise ValidationError(
                _("Bạn đã thử quá nhiều lần. Hãy đợi 5 phút rồi thử lại, hoặc đặt lại mật khẩu.")
            )
        account = authenticate(self.request, username=name, password=password)
        if not isinstance(account, Account):
            raise ValidationError(
                _("Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại.")
            )
        give_back(self._from())
        self.user_cache = account
        return self.cleaned_data

    def _may_try(self, name: str) -> bool:
        by_login = allow(
            f"login:{login_names(name)[0]}", limit=TRIES_PER_LOGIN, seconds=WINDOW_SECONDS
        )
        by_address = allow(self._from(), limit=TRIES_PER_ADDRESS, seconds=WINDOW_SECONDS)
        return by_login and by_address

    def _from(self) -> str:
        return f"login-from:{self.request.META.get('REMOTE_ADDR', '') if self.request else ''}"


class RegisterForm(forms.Form):
    """What a citizen gives to have an account."""

    full_name = forms.CharField(
        label=_("Họ và tên"),
        help_text=_("Như trên giấy tờ tùy thân."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label=_("Số điện thoại hoặc thư điện tử"),
        help_text=_("Dùng để đăng nhập và nhận thông báo về hồ sơ."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "autocapitalize": "none"}),
    )
    personal_id = forms.CharField(
        label=_("Số định danh cá nhân (CCCD)"),
        help_text=_("12 chữ số. Có thể bổ sung sau."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        help_text=_("Ít nhất 8 ký tự, không quá dễ đoán."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
