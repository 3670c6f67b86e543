"""Templates and static files."""

from hamrong.config.environment import environment

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = environment().var / "static"
STATICFILES_FINDERS = [
    "hamrong.kernel.ui.queries.bundle.BundleFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# What is made of our own sources and served with them.
BUILT_FOLDER = environment().var / "built"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Pages that are the same for every stranger (decision 0011). What one process may keep, in bytes;
# the choices they respect, by cookie; the cookies that mean somebody, beside the session's; and
# what of this installation they show.
SHARED_PAGES_BYTES = environment().shared_pages_mb * 1024 * 1024
DISPLAY_COOKIES = {"django_language": ("vi", "en"), "theme": ("light", "dark")}
PERSONAL_COOKIES = ("messages",)
PAGES_DEPEND_ON = (
    environment().pack,
    environment().demo,
    environment().organisation_date,
    environment().base_url,
    environment().debug,
    environment().payment.url,
)
