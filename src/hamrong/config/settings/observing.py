"""Where processes count, who may read the counts, and that only our own way of logging is used."""

import os

from hamrong.config.environment import environment

METRICS_FOLDER = environment().var / "run" / "metrics"
METRICS_FOLDER.mkdir(parents=True, exist_ok=True)
# The client library decides once, when it is first imported, that several processes count.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(METRICS_FOLDER)
METRICS_TOKEN = environment().metrics_token
LOGGING_CONFIG = None
