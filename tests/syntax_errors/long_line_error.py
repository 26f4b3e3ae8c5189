# The caret in a long line.
total = alpha + beta + gamma + delta + epsilon + zeta + eta + theta + iota + kappa + lambda + mu
