"""Where keys lie: files below ./var, readable by their owner alone."""

from hamrong.config.environment import environment

TIMELINE_KEY_FILE = environment().var / "secrets" / "timeline-ed25519"
SIGNING_SECRET_FILE = environment().var / "secrets" / "signing"
