# A string whose closing quote is escaped.
path = 'C:\\dir\'
