# Braces as blocks.
if (x) {
    y = 1;
}
