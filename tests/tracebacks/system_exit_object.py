# sys.exit with another object prints it; the status is 1.
import sys
sys.exit([1, "two"])
