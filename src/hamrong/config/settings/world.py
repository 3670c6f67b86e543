"""Where the world outside is reached: mail, SMS, online payment."""

from hamrong.config.environment import environment

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment().smtp_host
EMAIL_PORT = environment().smtp_port
EMAIL_TIMEOUT = 10
PAYMENT = environment().payment
TRUST_FOLDER = environment().trust_folder
SMS_URL = environment().sms_url
DEFAULT_FROM_EMAIL = "khong-tra-loi@hamrong.invalid"

BASE_URL = environment().base_url
