# sys.exit with a text prints it on stderr; the status is 1.
import sys
def main():
    sys.exit("fatal: no input")
main()
