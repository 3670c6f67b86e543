"""Accounts and sessions."""

AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["hamrong.foundation.identity.ports.LoginBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "full_name", "phone", "email")},
    },
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/ca-nhan/"
LOGOUT_REDIRECT_URL = "/"
# A working day; saved at each login, so a session survives a restart of the program.
SESSION_COOKIE_AGE = 10 * 60 * 60
