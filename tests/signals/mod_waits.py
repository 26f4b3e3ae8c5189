"""What the scripts about waits share: a wait in the middle of which SIGALRM comes."""

import signal
import threading
import time

SOON = 0.03
LATER = 0.1

log = []
came = 0.0


def handler(number, frame):
    global came
    came = time.monotonic()
    log.append("handler")


signal.signal(signal.SIGALRM, handler)


def show(what, wait, end=None, least=0.0):
    """Waits for something that `end`, called by a thread later, ends; the signal comes before."""
    log.clear()
    began = time.monotonic()
    thread = None
    if end is not None:

        def work():
            time.sleep(LATER)
            log.append("end")
            end()

        thread = threading.Thread(target=work)
        thread.start()
    signal.setitimer(signal.ITIMER_REAL, SOON)
    result = wait()
    took = time.monotonic() - began
    log.append("waited")
    if thread is not None:
        thread.join()
    # The handler must not have to wait for the end of the wait; machines under load are slow.
    prompt = came - began < took or took > 5
    print(f"{what}: {result!r} {' '.join(log)}", "" if prompt else "late", "" if took >= least else f"too short {took}")
