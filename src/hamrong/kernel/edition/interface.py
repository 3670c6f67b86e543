"""The door: what other contexts may use."""

from hamrong.kernel.edition.queries.current import current, watched
from hamrong.kernel.edition.rules.sharing import is_shared, shared
from hamrong.kernel.edition.rules.watch import watch

__all__ = ["current", "is_shared", "shared", "watch", "watched"]
