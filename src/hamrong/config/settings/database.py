"""PostgreSQL, reached through a pool; the embedded server unless DATABASE_URL names another."""

from urllib.parse import parse_qsl, unquote, urlsplit

from hamrong.config.environment import environment

_url = urlsplit(environment().database_url)
_query = dict(parse_qsl(_url.query))

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(_url.path.lstrip("/")) or "hamrong",
        "USER": unquote(_url.username or ""),
        "PASSWORD": unquote(_url.password or ""),
        "HOST": unquote(_url.hostname or "") or _query.pop("host", ""),
        "PORT": str(_url.port or _query.pop("port", "")),
        "OPTIONS": {"pool": {"min_size": 2, "max_size": 16, "timeout": 10}, **_query},
    }
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "hamrong"}
}
