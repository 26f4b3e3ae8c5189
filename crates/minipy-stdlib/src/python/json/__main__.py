"""`-m json`: checks JSON and prints it with one value on each line."""

from json.tool import main

if __name__ == "__main__":
    main()
