# A module with a syntax error, imported and not caught.
print("before")
import mod_syntax
