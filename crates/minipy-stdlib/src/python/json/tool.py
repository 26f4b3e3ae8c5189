"""The command line of `json`: reads one value, or one on each line, and writes it in the layout that the options ask for."""

import argparse
import json
import sys


def _options():
    parser = argparse.ArgumentParser(
        description="A simple command line interface for json module to validate and pretty-print JSON objects."
    )
    parser.add_argument("infile", nargs="?", default="-", help="a JSON file to be validated or pretty-printed")
    parser.add_argument("outfile", nargs="?", help="write the output of infile to outfile")
    parser.add_argument("--sort-keys", action="store_true", help="sort the output of dictionaries alphabetically by key")
    parser.add_argument(
        "--no-ensure-ascii", dest="ensure_ascii", action="store_false", help="disable escaping of non-ASCII characters"
    )
    parser.add_argument(
        "--json-lines", action="store_true",
        help="parse input using the JSON Lines format. Use with --no-indent or --compact to produce valid JSON Lines output.",
    )
    layout = parser.add_mutually_exclusive_group()
    layout.add_argument(
        "--indent", default=4, type=int, help="separate items with newlines and use this number of spaces for indentation"
    )
    layout.add_argument(
        "--tab", dest="indent", action="store_const", const="\t",
        help="separate items with newlines and use tabs for indentation",
    )
    layout.add_argument(
        "--no-indent", dest="indent", action="store_const", const=None,
        help="separate items with spaces rather than newlines",
    )
    layout.add_argument("--compact", action="store_true", help="suppress all whitespace separation (most compact)")
    return parser.parse_args()


def _read(options):
    """The values, read before anything is written: the output may go to the file of the input."""
    file = sys.stdin if options.infile == "-" else open(options.infile, encoding="utf-8")
    try:
        return list(map(json.loads, file)) if options.json_lines else [json.load(file)]
    finally:
        if file is not sys.stdin:
            file.close()


def main():
    options = _options()
    layout = {"indent": None, "separators": (",", ":")} if options.compact else {"indent": options.indent}
    try:
        values = _read(options)
        file = sys.stdout if options.outfile is None else open(options.outfile, "w", encoding="utf-8")
        with file:
            for value in values:
                json.dump(value, file, sort_keys=options.sort_keys, ensure_ascii=options.ensure_ascii, **layout)
                file.write("\n")
    except ValueError as error:
        raise SystemExit(error)


if __name__ == "__main__":
    main()
