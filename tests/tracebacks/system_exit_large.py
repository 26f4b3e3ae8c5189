# Exit statuses are cut to eight bits.
import sys
sys.exit(300)
