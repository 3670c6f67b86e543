"""The date whose organisation of the state is shown; today when none is set."""

from hamrong.config.environment import environment

ORGANISATION_DATE = environment().organisation_date
