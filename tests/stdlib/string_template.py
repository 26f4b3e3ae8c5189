"""string: constants, capwords, Template without patterns of its own."""
import string
from string import Template, capwords

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

for name in 'ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'digits', 'hexdigits', 'octdigits', 'punctuation', 'printable', 'whitespace':
    print(name, repr(getattr(string, name)))
print(capwords('hello big  world'), capwords(' a-b-c '), capwords('a-b-c', '-'), repr(capwords('')), capwords("it's me"))
t = Template('$who likes ${what}s, $$5 and ${_x9}')
print(t.substitute(who='tim', what='kung fu', _x9=1), t.substitute({'who': 'a', 'what': 'b', '_x9': 2}), t.substitute({'who': 'a', 'what': 'b', '_x9': 0}, who='kw'), t.template)
show(lambda: t.substitute())
show(lambda: t.substitute(who=1))
print(t.safe_substitute(), '|', t.safe_substitute(who='x'), '|', t.safe_substitute({'what': 1}, who=2), t.get_identifiers(), t.is_valid())
for text in 'bad $', 'bad $ x', 'line one\nline $1 two', '${', '${}', '${1}', '${a', '$ñ', '$a-$b.$c', '$$', '$$$a', '$aé', '${a b}', '$A $a ${Ab_1}', '', 'no names':
    t = Template(text)
    show(lambda: t.substitute(a='<a>', b='<b>', c='<c>', A='<A>', Ab_1='<Ab>'))
    print(t.safe_substitute(a='<a>'), t.is_valid(), t.get_identifiers())
print(Template('$self $mapping').substitute(self=1, mapping=2), Template('$x').substitute(x=[1]))
show(lambda: Template())
show(lambda: Template('$x').substitute([1]))
show(lambda: Template('$x').substitute({}, {}, {}))
class Plain(Template):
    note = 'kept'
print(Plain('$a').substitute(a=1), Plain.note, Template.delimiter, Template.idpattern, Template.braceidpattern)
