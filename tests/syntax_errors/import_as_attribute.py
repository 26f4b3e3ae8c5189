# import as an attribute.
import a as b.c
