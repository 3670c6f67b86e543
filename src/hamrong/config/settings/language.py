"""Vietnamese in the source, English by translation; one time zone."""

from pathlib import Path

from hamrong.config.environment import PROJECT_ROOT, environment

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
_SOURCE = PROJECT_ROOT / "src" / "hamrong"
_PACK = environment().pack
# A pack is a folder shipped with the platform, or any folder by its path.
LOCALE_PATHS = [
    _SOURCE / "config" / "locale",
    (Path(_PACK) if "/" in _PACK else _SOURCE / "packs" / _PACK) / "locale",
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
# Kept as long as the choice of a light or dark page; neither says who somebody is.
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = environment().base_url.startswith("https://")
