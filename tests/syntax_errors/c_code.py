# C in place of Python.
#include <stdio.h>
int main() { return 0; }
