"""The door: what other contexts may use."""

from hamrong.kernel.api.access import SignedIn
from hamrong.kernel.api.actions.make_api import make_api
from hamrong.kernel.api.queries.respond import respond, respond_cached
from hamrong.kernel.api.rules import Paged

__all__ = ["Paged", "SignedIn", "make_api", "respond", "respond_cached"]
