"""What runs: contexts from the lowest to the highest, then libraries."""

CONTEXTS = [
    "hamrong.kernel.observe",
    "hamrong.kernel.text",
    "hamrong.kernel.language",
    "hamrong.kernel.actor",
    "hamrong.kernel.ids",
    "hamrong.kernel.pack",
    "hamrong.kernel.calendar",
    "hamrong.kernel.edition",
    "hamrong.kernel.jobs",
    "hamrong.kernel.matter",
    "hamrong.kernel.timeline",
    "hamrong.kernel.files",
    "hamrong.kernel.notify",
    "hamrong.kernel.work",
    "hamrong.kernel.process",
    "hamrong.kernel.print",
    "hamrong.kernel.throttle",
    "hamrong.kernel.api",
    "hamrong.kernel.ui",
    "hamrong.foundation.directory",
    "hamrong.foundation.identity",
    "hamrong.foundation.reorganisation",
    "hamrong.foundation.issuance",
    "hamrong.service.procedures",
    "hamrong.service.repository",
    "hamrong.service.forms",
    "hamrong.service.payments",
    "hamrong.service.results",
    "hamrong.service.dossiers",
    "hamrong.service.bundles",
    "hamrong.service.reception",
    "hamrong.service.portal",
    "hamrong.office.workplace",
    "hamrong.governance.operations",
]

INSTALLED_APPS = [
    *CONTEXTS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "hamrong.kernel.observe.middleware.ObserveMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hamrong.kernel.edition.middleware.CompressMiddleware",
    "hamrong.kernel.edition.middleware.SharedPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hamrong.kernel.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hamrong.foundation.identity.middleware.ActorMiddleware",
    "hamrong.kernel.ui.middleware.ProblemMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "hamrong.config.urls"
WSGI_APPLICATION = "hamrong.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
