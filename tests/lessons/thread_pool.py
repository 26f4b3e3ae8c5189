"""ThreadPoolExecutor: map, submit, as_completed, wait, exceptions, cancel, callbacks."""
import concurrent.futures
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, ALL_COMPLETED

URLS = {"http://a.example": 0.03, "http://b.example": 0.01, "http://c.example": 0.02, "bad://d": 0.0}


def download(url, delay):
    time.sleep(delay)
    if not url.startswith("http"):
        raise ValueError(f"unknown scheme in {url!r}")
    return len(url)


with ThreadPoolExecutor(max_workers=4, thread_name_prefix="dl") as executor:
    future_to_url = {executor.submit(download, u, d): u for u, d in URLS.items()}
    results = {}
    for future in as_completed(future_to_url):
        url = future_to_url[future]
        try:
            results[url] = future.result()
        except Exception as exc:
            results[url] = "%r generated an exception: %s" % (url, exc)
    for url in sorted(results):
        print(url, "->", results[url])

with ThreadPoolExecutor() as ex:
    print(list(ex.map(pow, range(10), [2] * 10)))
    print(list(ex.map(lambda x: x.upper(), "abc")))
    f = ex.submit(divmod, 17, 5)
    print(f.result(), f.done(), f.running(), f.cancelled(), f.exception())
    g = ex.submit(int, "x1")
    try:
        g.result(timeout=5)
    except ValueError as e:
        print(type(e).__name__, e)
    print(repr(g.exception()))
    seen = []
    h = ex.submit(sum, [1, 2, 3])
    h.add_done_callback(lambda fut: seen.append(fut.result()))
    done, not_done = wait([f, g, h], return_when=ALL_COMPLETED)
    print(len(done), len(not_done), seen)

gate = threading.Event()
with ThreadPoolExecutor(1) as ex:
    first = ex.submit(gate.wait)
    second = ex.submit(print, "never")
    print("cancel:", second.cancel(), second.cancelled())
    try:
        first.result(timeout=0.01)
    except concurrent.futures.TimeoutError as e:
        print("timeout", type(e) is TimeoutError, e.args)
    gate.set()
    try:
        second.result()
    except concurrent.futures.CancelledError:
        print("was cancelled")
try:
    ex.submit(print, 1)
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print("ValueError:", e)
