"""The web process, as the web server calls it."""

from django.conf import settings

from hamrong.config.front import Front
from hamrong.config.wsgi import application as whole

application = Front(whole, largest=settings.LARGEST_BODY)
