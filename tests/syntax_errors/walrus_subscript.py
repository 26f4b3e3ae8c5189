# := to a subscript.
(a[0] := 1)
