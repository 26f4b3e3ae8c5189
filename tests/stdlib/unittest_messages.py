# unittest: the messages of the assert methods
import unittest


class T(unittest.TestCase):
    def check(self, f, *a, **k):
        try: print("no", f(*a, **k))
        except Exception as e: print(f.__name__, "|", type(e).__name__, e)
    def test(self):
        c = self.check
        c(self.assertEqual, [1,2,3],[1,2,4])
        c(self.assertEqual, [1,2,3],[1,2])
        c(self.assertEqual,(1,),(2,))
        c(self.assertEqual,{1,2},{2,3})
        c(self.assertEqual,{'a':1},{'a':2,'b':3})
        c(self.assertEqual,"abc\ndef\n","abc\ndxf\n")
        c(self.assertEqual,"abc","abd")
        c(self.assertEqual,"","a\n")
        c(self.assertEqual,"a\nb","a\nb\n")
        c(self.assertEqual,"x"*100+"a","x"*100+"b")
        c(self.assertEqual,1,2,"m");
        c(self.assertCountEqual,[1,2,2],[1,1,2])
        c(self.assertCountEqual,[[1],[2]],[[2],[3]])
        c(self.assertAlmostEqual,1,1.1)
        c(self.assertAlmostEqual,1,1.5,delta=.1)
        c(self.assertAlmostEqual,1,1.5,2,delta=.1)
        c(self.assertNotAlmostEqual,1,1.00000001)
        c(self.assertNotAlmostEqual,1,1.1,delta=.5)
        c(self.assertIsInstance,1,str)
        c(self.assertIsInstance,1,(str,bytes))
        c(self.assertNotIsInstance,1,int)
        c(self.assertIsSubclass,int,str)
        c(self.assertIsSubclass,1,str)
        c(self.assertHasAttr,1,"x")
        c(self.assertNotHasAttr,unittest,"main")
        c(self.assertStartsWith,"abc","b")
        c(self.assertStartsWith,1,"b")
        c(self.assertEndsWith,"abc",("a","b"))
        c(self.assertNotEndsWith,"abc","c")
        c(self.assertStartsWith,b"abc","b")
        c(self.assertIs,1,2)
        c(self.assertIsNot,1,1)
        c(self.assertIsNone,1)
        c(self.assertIsNotNone,None)
        c(self.assertLess,2,1)
        c(self.assertLessEqual,2,1)
        c(self.assertGreater,1,2)
        c(self.assertGreaterEqual,1,2)
        c(self.assertIn,1,[])
        c(self.assertNotIn,1,[1])
        c(self.assertRaises,ValueError,int,"1")
        c(self.assertRaises,5)
        c(self.assertRaises,ValueError,bad=1)
        c(self.assertSequenceEqual,[1],(2,))
        c(self.assertSequenceEqual,1,2)
        c(self.assertDictEqual,1,{})
        c(self.assertSetEqual,1,{})
        c(self.assertTupleEqual,(1,),[1])
        c(self.fail)
        c(self.fail,"x")
        c(self.assertNotEqual,1,1)
        with self.assertRaises(AssertionError) as cm:
            with self.assertRaises(ValueError, msg="hm"): pass
        print(cm.exception)
        with self.assertLogs() as cm:
            import logging; logging.getLogger("a").error("hi %s", 1)
        print(cm.output, cm.records[0].levelname)
        try:
            with self.assertLogs("q"): pass
        except AssertionError as e: print(e)
        try:
            with self.assertNoLogs("q"): logging.getLogger("q").warning("x")
        except AssertionError as e: print(e)
        import warnings
        with self.assertWarns(DeprecationWarning) as cm: warnings.warn("w", DeprecationWarning)
        print(cm.warning, cm.lineno)
        try:
            with self.assertWarns(DeprecationWarning): warnings.warn("w")
        except AssertionError as e: print(e)

T("test").debug()
print(repr(T("test")), T("test").id(), T("test") == T("test"), T("test"))
try:
    T("nope")
except ValueError as e:
    print(e)
