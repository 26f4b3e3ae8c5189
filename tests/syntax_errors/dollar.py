# A dollar sign.
$x = 1
