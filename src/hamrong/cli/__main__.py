"""Entry point of `python -m hamrong.cli`."""

import sys

from hamrong.cli.main import main

sys.exit(main(sys.argv[1:]))
