"""Make the authority before its process starts, so that the platform can load whom to trust.

`python -m hamrong.sandbox.pki --state FOLDER --base http://127.0.0.1:8701`
"""

import argparse
from pathlib import Path

from hamrong.sandbox.pki.authority import Authority

parser = argparse.ArgumentParser(prog="python -m hamrong.sandbox.pki", description=__doc__)
parser.add_argument("--state", type=Path, required=True, help="folder of keys and certificates")
parser.add_argument("--base", required=True, help="address of the sandbox")
options = parser.parse_args()
Authority(options.state, options.base)
