# JavaScript in place of Python.
var x = 5;
