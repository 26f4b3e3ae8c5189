# An error while a module is being imported: the traceback passes through the import statement only.
import mod_raises
