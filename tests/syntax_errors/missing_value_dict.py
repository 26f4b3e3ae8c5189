# A missing value in a dict.
d = {"a":}
