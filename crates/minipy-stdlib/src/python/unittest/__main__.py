"""`-m unittest`: runs the tests named on the command line."""

import sys
from unittest.main import main

__unittest = True

sys.argv[0] = sys.executable.rpartition("/")[2] + " -m unittest"
main(module=None)
