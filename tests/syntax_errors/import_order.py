# import ... from.
import a from b
