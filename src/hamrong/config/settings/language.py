"""Vietnamese in the source, English by translation; one time zone."""

from hamrong.config.environment import PROJECT_ROOT

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PROJECT_ROOT / "src" / "hamrong" / "config" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
