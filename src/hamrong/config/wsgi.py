"""The web process."""

import os
from collections.abc import Callable, Iterable
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
_REFERENCE = "HTTP_X_REQUEST_ID"


def _is_among(address: str, trusted: Iterable[str]) -> bool:
    """Tell whether an address is one of those named, or lies in a network that is."""
    for one in trusted:
        try:
            if one == "*" or ip_address(address) in ip_network(one, strict=False):
                return True
        except ValueError:
            if one == address:  # a name, as of a socket
                return True
    return False


def _references_of_proxies_alone(application: Application, trusted: Iterable[str]) -> Application:
    """Let only a trusted proxy give a request its code, which stands in the log and on pages."""

    def answered(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if _REFERENCE in environ and not _is_among(environ.get("REMOTE_ADDR", ""), trusted):
            del environ[_REFERENCE]
        return application(environ, start)

    return answered


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamrong.config.settings")
application: Application = get_wsgi_application()
if settings.TRUSTED_PROXIES:
    application = wrap_wsgi_with_proxy_headers(application, settings.TRUSTED_PROXIES)
application = _references_of_proxies_alone(application, settings.TRUSTED_PROXIES)
