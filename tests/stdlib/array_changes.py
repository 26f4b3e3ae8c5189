# array: assignments, deletions and methods that change it, also while a memoryview looks at it or a callback changes it.
from array import array as A


CASES = [
    'a[0]=9', 'a[-6]=1', "a[0]='a'", 'a[0]=1.5', 'a[0]=2**40', 'del a[0]', 'del a[9]', 'del a[1:3]', 'del a[::2]',
    "a[1:2]=A('i',[7,8,9])", 'a[1:2]=[1]', "a[1:2]=A('b',[1])", "a[::2]=A('i',[7,8,9])", "a[::2]=A('i',[7])", 'a[5:]=a',
    'a[:0]=a', "a['a']=1", 'a+=a', 'a+=[1]', "a+=A('b')", 'a*=2', 'a*=0', 'a*=-1', "a*='a'", 'a.remove(3)', 'a.reverse()',
    'a.pop()', 'a.pop(0)', 'a.pop(-9)', 'a.extend([6,7])', 'a.extend(a)', 'a.extend(x for x in [1,2])', "a.extend(A('i',[1]))",
    'a.fromlist([1,2])', "a.fromlist([1,'a'])", "a.extend([1,'a'])", "a.frombytes(b'abcd')", 'a.byteswap()', 'a[1:3]=a[2:4]',
    "a[4:1]=A('i',[0])", 'a.x=1', "del a['a']", 'a.append(1,2)',
]
for case in CASES:
    a = A("i", [1, 2, 3, 4, 5])
    try:
        exec(case)
        print(case, "->", a)
    except Exception as error:
        print(case, "->", type(error).__name__, "|", error, a)
EXPORTED = [
    'a.append(1)', 'a.extend([])', 'a.extend([1])', 'a.pop()', 'a.insert(0,1)', 'a[0]=5', 'a[0:1]=a[0:1]', 'a[0:1]=a', 'del a[0]',
    'a+=a', 'a*=2', 'a*=1', 'a.remove(1)', 'a.reverse()', 'a.byteswap()', "a.frombytes(b'')", 'a.fromlist([1])', 'a.clear()',
    'del a[1:1]', 'del a[::2]',
]
for case in EXPORTED:
    a = A("i", [1, 2])
    with memoryview(a) as view:
        try:
            exec(case)
            print(case, a)
        except Exception as error:
            print(case, type(error).__name__, "|", error, a)
    a.append(0)


class Own(A):
    pass


own = Own("i", [1])
own.x = 1
print(own, own.x, type(own + own), type(own[:]), own == A("i", [1]), type(own.__copy__()))
a = A("i", [1, 2])
walk = iter(a)
print(next(walk))
a.append(3)
print(list(walk), next(walk, "end"))
a.append(4)
print(next(walk, "end"))


class Clears:
    def __index__(self):
        del a[:]
        return 9

    def __eq__(self, other):
        a.clear()
        return False


a = A("i", range(5))
try:
    a[3] = Clears()
except IndexError as error:
    print(error, a)
a = A("i", range(5))
print(Clears() in a, a, A("i", [1, 2]).count(Clears()))
a = A("i", range(5))
a[1:Clears()] = A("i", [8])
print(a)
