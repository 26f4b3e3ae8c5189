# import of a relative name.
import .a
