"""Django settings, one file a concern."""

from hamrong.config.settings.applications import *  # noqa: F403
from hamrong.config.settings.database import *  # noqa: F403
from hamrong.config.settings.files import *  # noqa: F403
from hamrong.config.settings.identity import *  # noqa: F403
from hamrong.config.settings.jobs import *  # noqa: F403
from hamrong.config.settings.language import *  # noqa: F403
from hamrong.config.settings.observing import *  # noqa: F403
from hamrong.config.settings.operations import *  # noqa: F403
from hamrong.config.settings.organisation import *  # noqa: F403
from hamrong.config.settings.pages import *  # noqa: F403
from hamrong.config.settings.secrets import *  # noqa: F403
from hamrong.config.settings.security import *  # noqa: F403
from hamrong.config.settings.world import *  # noqa: F403
