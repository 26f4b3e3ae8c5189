"""textwrap: wrap, fill, shorten, dedent, indent and the options of TextWrapper."""
import textwrap
from textwrap import wrap, fill, shorten, dedent, indent, TextWrapper

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

text = "Hello there, how are you this fine day?  I'm glad to hear it!  This is a-long-hyphenated-word, isn't it -- yes--it is... foo--bar, x-y z-1 1-z --option, --opt-ion=val (foo-bar) e-mail\tTab\nNew line. End"
for width in 1, 5, 8, 12, 18, 30, 42, 75, 200:
    print(width, wrap(text, width))
for options in (dict(break_on_hyphens=False), dict(break_long_words=False), dict(drop_whitespace=False), dict(expand_tabs=False, replace_whitespace=False), dict(fix_sentence_endings=True), dict(initial_indent='* ', subsequent_indent='  '), dict(tabsize=4), dict(max_lines=2), dict(max_lines=3, placeholder='~'), dict(max_lines=1, placeholder='...')):
    print(options, wrap(text, 14, **options), wrap(text, 60, **options))
for sample in '', ' ', '   leading', 'trailing   ', 'a\n\nb', 'supercalifragilistic', 'aaa-bbb-ccc', 'well-', '-a', '--', 'a--b', 'a---b', 'a -- b', 'a--', "what's-her-name", 'x_y-z_w', 'ab-cd', 'a-b', 'a-b-c', 'a-bc', 'ab-c', 'a1-b2', 'ünï-cödé', 'one,two', 'you know-- "quoted--text" (p--q)', 'non\xa0breaking space', 'tab\there':
    print(repr(sample), [wrap(sample, w) for w in (1, 3, 6, 20)], TextWrapper()._split(sample), TextWrapper(break_on_hyphens=False)._split(sample))
print(fill('aaa bbb ccc', 3), shorten('Hello  world!', width=12), shorten('Hello  world!', width=11), shorten('Hello world', width=10, placeholder='...'), repr(shorten('', 5)), shorten('a b c d', width=5, placeholder=' *'))
for call in (lambda: wrap('x', 0), lambda: wrap('x', -1), lambda: shorten('abc', 3, placeholder=' [...] '), lambda: wrap('abc def', 4, max_lines=1), lambda: wrap(5), lambda: dedent(5), lambda: dedent(b'x'), lambda: indent(5, ' '), lambda: TextWrapper(70, 'a', 'b', True, True, False, True, True, True, 8, 5)):
    show(call)
for sample in '  a\n  b\n', '  a\n    b\n  c', '\ta\n\tb', '  a\n\tb', ' \n  a\n   \n  b', 'a\n  b', '', '\n\n', '    \n', '  a\n\n  b', '\t  a\n\t b', 'x', '  x\r\n  y':
    print(repr(sample), repr(dedent(sample)))
print(repr(indent('a\n\nb\n', '> ')), repr(indent('a\n\nb', '> ', lambda line: True)), repr(indent('', 'x')), repr(indent('a\r\nb', '-')), repr(indent('a\nb', '', None)))
w = TextWrapper(width=10); w.initial_indent = '>>'; print(w.wrap('some words to wrap here'), w.fill('short'), w.width, textwrap.__all__)
w.max_lines = 2; w.width = 12; print(w.wrap('some words to wrap here and there'), w.wrap('some words'))
class Double(TextWrapper):
    def _split(self, text): return super()._split(text.upper())
print(Double(width=8).wrap('some words'))
