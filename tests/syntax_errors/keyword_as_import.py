# A keyword as a module.
import from
