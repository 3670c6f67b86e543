"""Officials who look at their pages."""

from django.contrib.auth import get_user_model
from django.test import Client

from hamrong.kernel.actor.interface import Actor


def at_work(actor: Actor) -> Client:
    """Return a browser in which an actor is logged in."""
    client = Client()
    client.force_login(get_user_model().objects.get(id=actor.account_id))
    return client
