"""Words as the shell splits and quotes them."""

import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_SAFE = frozenset("%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")


class shlex:
    """Reads words from a text or a file, one after the other."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        if instream is not None:
            self.instream = instream
            self.infile = infile
        else:
            self.instream = sys.stdin
            self.infile = None
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = " "
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.filestack = deque()
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ""
        elif punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self._pushback_chars = deque()
            self.wordchars += "~-./*?="
            self.wordchars = self.wordchars.translate(self.wordchars.maketrans(dict.fromkeys(punctuation_chars)))

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        """Puts a word back in front."""
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Reads from elsewhere first."""
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile = newfile
        self.instream = newstream
        self.lineno = 1

    def pop_source(self):
        """Goes back to where was read before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = " "

    def get_token(self):
        """The next word, or `eof`."""
        if self.pushback:
            return self.pushback.popleft()
        raw = self.read_token()
        if self.source is not None:
            while raw == self.source:
                spec = self.sourcehook(self.read_token())
                if spec:
                    newfile, newstream = spec
                    self.push_source(newstream, newfile)
                raw = self.get_token()
        while raw == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            raw = self.get_token()
        return raw

    def _next_character(self):
        if self.punctuation_chars and self._pushback_chars:
            return self._pushback_chars.pop()
        return self.instream.read(1)

    def _is_word(self, character):
        return character in self.wordchars or character in self.quotes or self.whitespace_split and character not in self.punctuation_chars

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        """The next word of the input itself."""
        quoted = False
        escaped_from = " "
        while True:
            character = self._next_character()
            if character == "\n":
                self.lineno += 1
            if self.state is None:
                self.token = ""
                break
            if self.state == " ":
                if not character:
                    self.state = None
                    break
                if character in self.whitespace:
                    if self.token or self.posix and quoted:
                        break
                elif character in self.commenters:
                    self._skip_comment()
                elif self.posix and character in self.escape:
                    escaped_from = "a"
                    self.state = character
                elif character in self.wordchars:
                    self.token = character
                    self.state = "a"
                elif character in self.punctuation_chars:
                    self.token = character
                    self.state = "c"
                elif character in self.quotes:
                    if not self.posix:
                        self.token = character
                    self.state = character
                elif self.whitespace_split:
                    self.token = character
                    self.state = "a"
                else:
                    self.token = character
                    if self.token or self.posix and quoted:
                        break
            elif self.state in self.quotes:
                quoted = True
                if not character:
                    raise ValueError("No closing quotation")
                if character == self.state:
                    if not self.posix:
                        self.token += character
                        self.state = " "
                        break
                    self.state = "a"
                elif self.posix and character in self.escape and self.state in self.escapedquotes:
                    escaped_from = self.state
                    self.state = character
                else:
                    self.token += character
            elif self.state in self.escape:
                if not character:
                    raise ValueError("No escaped character")
                if escaped_from in self.quotes and character != self.state and character != escaped_from:
                    self.token += self.state
                self.token += character
                self.state = escaped_from
            else:
                if not character:
                    self.state = None
                    break
                if character in self.whitespace:
                    self.state = " "
                    if self.token or self.posix and quoted:
                        break
                elif character in self.commenters:
                    self._skip_comment()
                    if self.posix:
                        self.state = " "
                        if self.token or quoted:
                            break
                elif self.state == "c":
                    if character in self.punctuation_chars:
                        self.token += character
                    else:
                        if character not in self.whitespace:
                            self._pushback_chars.append(character)
                        self.state = " "
                        break
                elif self.posix and character in self.quotes:
                    self.state = character
                elif self.posix and character in self.escape:
                    escaped_from = "a"
                    self.state = character
                elif self._is_word(character):
                    self.token += character
                else:
                    if self.punctuation_chars:
                        self._pushback_chars.append(character)
                    else:
                        self.pushback.appendleft(character)
                    self.state = " "
                    if self.token or self.posix and quoted:
                        break
        result = self.token
        self.token = ""
        if self.posix and not quoted and result == "":
            result = None
        return result

    def sourcehook(self, newfile):
        """Opens the file that a word names."""
        import os.path
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, "r")

    def error_leader(self, infile=None, lineno=None):
        """What stands before a message about a place in the input."""
        return f'"{self.infile if infile is None else infile}", line {self.lineno if lineno is None else lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a line."""
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


def quote(s):
    """A text as one word of the shell."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """Words as a line of the shell."""
    return " ".join(quote(word) for word in split_command)
