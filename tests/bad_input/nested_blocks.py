# How many blocks may be nested in each other, as CPython counts them.
def fin(n): return ''.join(' '*i+'try:\n'+' '*(i+1)+'pass\n'+' '*i+'finally:\n' for i in range(n))+' '*n+'pass\n'
def ex(n): return ''.join(' '*i+'try:\n'+' '*(i+1)+'pass\n'+' '*i+'except E:\n' for i in range(n))+' '*n+'pass\n'
def exn(n): return ''.join(' '*i+'try:\n'+' '*(i+1)+'pass\n'+' '*i+'except E as e:\n' for i in range(n))+' '*n+'pass\n'
def wi(n): return ''.join(' '*i+'with a:\n' for i in range(n))+' '*n+'pass\n'
def tr(n): return ''.join(' '*i+'try:\n' for i in range(n))+' '*n+'pass\n'+''.join(' '*i+'finally: pass\n' for i in reversed(range(n)))
def lo(n): return ''.join(' '*i+'while x:\n' for i in range(n))+' '*n+'pass\n'
for f in (fin,ex,exn,wi,tr,lo):
    for n in range(1,24):
        try: compile(f(n),'x','exec')
        except SyntaxError as e: print(f.__name__, n, e.msg); break
