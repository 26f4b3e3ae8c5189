# global with an assignment.
global x = 1
