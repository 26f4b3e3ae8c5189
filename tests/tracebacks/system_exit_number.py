# sys.exit with a number is the exit status, and prints nothing.
import sys
print("leaving")
sys.exit(3)
