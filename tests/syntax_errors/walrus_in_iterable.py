# := in the iterable of a comprehension.
[x for x in (y := z)]
