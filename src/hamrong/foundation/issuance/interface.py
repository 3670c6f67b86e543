"""The door: what other contexts may use."""

from hamrong.foundation.issuance.actions.reserve import Reserved, reserve
from hamrong.foundation.issuance.actions.revoke import revoke
from hamrong.foundation.issuance.actions.seal import seal
from hamrong.foundation.issuance.queries.check import CheckView, check, check_url

__all__ = ["CheckView", "Reserved", "check", "check_url", "reserve", "revoke", "seal"]
