import time

time.sleep(0.1)
import mod_cross_a

b = True
