# A starred statement.
*a
