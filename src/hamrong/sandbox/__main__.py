"""Entry point of `python -m hamrong.sandbox`."""

import argparse
from pathlib import Path

from hamrong.sandbox.server import serve

parser = argparse.ArgumentParser(prog="python -m hamrong.sandbox", description=__doc__)
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("--port", type=int, default=8701, help="HTTP; SMTP listens on the next one")
parser.add_argument("--state", type=Path, default=Path("var/sandbox"), help="folder of messages")
options = parser.parse_args()
serve(options.host, options.port, options.state)
