"""fractions: format, with and without a presentation type."""
from fractions import Fraction as F

values = F(22, 7), F(-1, 3), F(0), F(10**6 + 1, 3), F(1, 10**7), F(5), F(-5, 2), F(123456789), F(1, 1000)
specs = ['', '10', '<10', '^9', '>10', '*^11', '=+9', '+', ' ', '-', '#', '#12', ',', '_', ',.2f', '.0f', '.3f', '#.0f', 'f', 'F', 'e', '.2e', 'E', '#.0e', 'g', 'G', '.3g', '#g', '#.3g', '.10g', '%', '.1%', '010.2f', '+010.3f', '0=10.2f', 'z.0f', 'z.1f', '012,.2f', '_.2f', '.6_f', '.7,f', '>+12.2f', '^12.1%', '<8.1f|'[:-1], '*>12.3e', '.0g', '0f', '5f', 'x<6']
for spec in specs:
    print(repr(spec), *[format(value, spec) for value in values], sep=' | ')
for spec in ['d', 's', 'x', '.2', '05', '0', 'q', '10.', ',,', '.2d', 'n', '<010.2f', '>>>', '+-', 'z', '.f', '00', '5.2', '{}', 'ff', '^010f', '10 ', '#x', '_,f']:
    try:
        print(repr(spec), format(F(22, 7), spec))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
print(f'{F(1, 3):.4f} {F(1, 3)!r} {F(2)} {F(1, 8):%}', '{:.2e}'.format(F(12345, 7)), f'{F(2, 3):.50f}')
