import time

begun = True
time.sleep(0.2)
ended = True
