# raise ... from nothing.
raise ValueError from
