# html: escape and unescape, with names, numbers and what is neither; the tables of names.
import html
import html.entities
import zlib


def show(call, *args, **kwargs):
    try:
        print(ascii(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("a < b & c > d", "\"quoted\" 'single'", "", "plain", "&amp;", "caf\xe9 \u20ac", "<script>alert('x')</script>"):
    show(html.escape, text)
    show(html.escape, text, False)
    show(html.escape, text, quote=False)
    show(lambda: html.unescape(html.escape(text)) == text)
for text in ("&lt;&gt;&amp;&quot;&#39;&#x27;&apos;", "&copy &copy; &copyx &notit; &notin; &notanentity;", "&#65;&#x41;&#X41;&#65&#x41", "&#0;&#128;&#x9f;&#13;&#xd800;&#x110000;",
             "&#1;&#xb;&#x7f;&#xfffe;&#xfdd0;a", "&;&#;&#x;& &a", "&eacute;&Eacute;&eacute", "&nbsp;|&hellip;|&euro;|&hearts;", "&acE;&bne;&NotEqualTilde;",
             "&&amp;amp;&lt", "no references", "&CounterClockwiseContourIntegral;", "&ampamp;&amplt;", "&#9999999999;", "\u00e9&eacute;", "&thinsp", "&thinsp;|"):
    show(html.unescape, text)
for value in (5, None, b"bytes"):
    show(html.escape, value)
    show(html.unescape, value)
entities = html.entities
print(len(entities.html5), len(entities.name2codepoint), len(entities.codepoint2name), len(entities.entitydefs), sorted(html.__all__))
print(zlib.crc32(repr(sorted(entities.html5.items())).encode()), zlib.crc32(repr(sorted(entities.name2codepoint.items())).encode()),
      zlib.crc32(repr(sorted(entities.entitydefs.items())).encode()), zlib.crc32(repr(sorted(entities.codepoint2name.items())).encode()))
