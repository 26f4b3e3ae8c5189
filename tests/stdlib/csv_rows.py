# csv: readers and writers of rows and dicts, dialects, quoting, errors.
import csv, io
o=io.StringIO(); w=csv.writer(o); w.writerows([[1,'a,b','q"x'],[None,2.5,'l\nm'],[''],[' x']]); print(repr(o.getvalue())); print(list(csv.reader(io.StringIO(o.getvalue(), newline=''))))
print(list(csv.reader(['a,b','"c,d",e','"x""y",','','"multi\n','line",z'])), list(csv.DictReader(['a,b','1,2','3','4,5,6'])))
o=io.StringIO(); dw=csv.DictWriter(o,['x','y'],restval='-'); dw.writeheader(); dw.writerow({'x':1}); print(repr(o.getvalue())); 
for f in (lambda: dw.writerow({'z':1}), lambda: csv.reader([1]).__next__(), lambda: csv.writer(o, delimiter='ab'), lambda: csv.writer(o, quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: csv.get_dialect('no'), lambda: list(csv.reader(['a"b","c"d'], strict=True)), lambda: csv.reader([], bad=1), lambda: csv.writer(o).writerow(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list(csv.reader(['a;b;"c"'], delimiter=';')), list(csv.reader(['1,"a"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["'a, b', c"], quotechar="'", skipinitialspace=True)), csv.list_dialects(), list(csv.reader(['a\tb'], 'excel-tab')))
