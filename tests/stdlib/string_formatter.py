"""string.Formatter: its methods and what subclasses make of them."""
from string import Formatter

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

f = Formatter()
print(f.format('foo'), f.format('{0}{1}-{0}', 'a', 'b'), f.format('{} {}', 1, 2), f.format('{name:>5}|{x!r:^7}', name='n', x='y'), f.format('{0[1]} {1.real} {2[k]}', [1, 2], 3, {'k': 'v'}), f.format('{:{}}|{:{w}.{p}f}', 5, 4, 3.14159, w=8, p=2), f.format('{{}}{0}', 1), f.vformat('{a}{0}', (1,), {'a': 2}), f.format('{!s} {!r} {!a}', 'é', 'é', 'é'))
for call in (lambda: f.format('{} {0}', 1), lambda: f.format('{0} {}', 1), lambda: f.format('{'), lambda: f.format('}'), lambda: f.format('{0!x}', 1), lambda: f.format('{a}'), lambda: f.format('{5}', 1), lambda: f.format('{0.x}', 1), lambda: f.format('{:{:{:{}}}}', 1, 2, 3, 4), lambda: f.format(), lambda: f.format('{0[}', 1), lambda: f.format('{0!}', 1), lambda: f.format('{:d}', 'a'), lambda: f.format('{0[a]b}', {'a': 1})):
    show(call)
for text in 'a{b}c', '{}', '', 'x{{y}}z', '{a.b[c]!r:>{w}}', 'a{{{b}}}c', '{0}{1}', '{!s:}':
    print(repr(text), list(f.parse(text)))
show(lambda: list(f.parse('a{b')))
print(f.get_field('0.real', (5,), {}), f.get_field('a[0]', (), {'a': 'xyz'}), f.get_value(0, 'ab', {}), f.get_value('k', (), {'k': 1}), f.convert_field('a', 'r'), f.format_field(5, '03'))
class Named(Formatter):
    def __init__(self, names): self.names = names; self.used = None
    def get_value(self, key, args, kwargs):
        if isinstance(key, str): return kwargs.get(key, self.names.get(key, f'<{key}>'))
        return super().get_value(key, args, kwargs)
    def check_unused_args(self, used, args, kwargs): self.used = sorted(map(str, used))
    def convert_field(self, value, conversion):
        if conversion == 'u': return str(value).upper()
        return super().convert_field(value, conversion)
    def format_field(self, value, spec):
        return f'<{spec}>' if spec.startswith('$') else super().format_field(value, spec)
n = Named({'x': 'ex'}); print(n.format('{x} {y} {0} {z!u} {0:$q}', 1, z='zed'), n.used)
class Bars(Formatter):
    def parse(self, text):
        for i, part in enumerate(text.split('|')):
            yield (part, None, None, None) if i % 2 == 0 else ('', part, '', None)
print(Bars().format('a |0| b |k|', 1, k='K'), f.format('{0:%H}', type('T', (), {'__format__': lambda s, spec: 'T' + spec})()))
