"""Whose platform this is, and the date whose organisation of the state is shown."""

from hamrong.config.environment import environment

PACK = environment().pack
DEMO = environment().demo
# Today when none is set.
ORGANISATION_DATE = environment().organisation_date
