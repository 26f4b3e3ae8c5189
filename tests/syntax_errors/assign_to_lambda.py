# Assignment to a lambda.
lambda x: (yield) = 1
