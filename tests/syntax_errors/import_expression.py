# import of an expression.
import a + b
