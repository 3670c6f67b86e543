"""Headers, cookies and limits; nothing inline, nothing from elsewhere."""

from csp.constants import NONE, SELF

from hamrong.config.environment import environment

SECRET_KEY = environment().secret_key
DEBUG = environment().debug
ALLOWED_HOSTS = list(environment().hosts)
# Only of these is it believed whom they ask for: limits count addresses of people, not of a proxy.
TRUSTED_PROXIES = list(environment().trusted_proxies)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form that is answered by leading to the page where people pay goes there, too.
        "form-action": [SELF, *environment().payment.pages],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
_https = environment().base_url.startswith("https://")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
# Several photographs or scans at once; each file has its own smaller limit.
LARGEST_BODY = 100 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 30
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
CSRF_FAILURE_VIEW = "hamrong.kernel.ui.views.problem.csrf_failed"
