import time

time.sleep(0.1)
import mod_cross_b

a = True
