# The work of a sum, a search and a word count divided among threads.
import threading


class Task(threading.Thread):
    def __init__(self, function, *args):
        super().__init__(name=function.__name__)
        self.function, self.args, self.result, self.error = function, args, None, None

    def run(self):
        try:
            self.result = self.function(*self.args)
        except Exception as error:
            self.error = error


def parallel(function, chunks):
    tasks = [Task(function, chunk) for chunk in chunks]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    failed = [task.error for task in tasks if task.error]
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(tasks)} tasks failed") from failed[0]
    return [task.result for task in tasks]


def split(items, parts):
    size, extra = divmod(len(items), parts)
    start = 0
    for i in range(parts):
        end = start + size + (i < extra)
        yield items[start:end]
        start = end


numbers = list(range(1, 10_001))
print(parallel(sum, split(numbers, 4)), sum(parallel(sum, split(numbers, 7))))


def count_words(lines):
    counts = {}
    for line in lines:
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
    return counts


lines = ["a b a", "c b", "a", "d d d d"] * 25
total = {}
for part in parallel(count_words, split(lines, 3)):
    for word, n in part.items():
        total[word] = total.get(word, 0) + n
print(sorted(total.items()))
print([len(part) for part in split(numbers, 3)], parallel(max, split(numbers, 3)))
try:
    parallel(lambda chunk: 100 // chunk[0], [[5], [0], [4], [0]])
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))
found, lock = [], threading.Lock()


def search(chunk):
    for n in chunk:
        if n * n % 1009 == 1:
            with lock:
                found.append(n)


parallel(search, split(numbers, 5))
print(len(found), sorted(found)[:6])
