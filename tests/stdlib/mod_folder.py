"""A folder for one test, with nothing in it, that is gone afterwards."""

import os


class folder:
    def __enter__(self):
        base = os.environ.get("TMPDIR", "/tmp")
        self.path = f"{base}/minipy-test-{os.getpid()}-{os.urandom(6).hex()}"
        os.mkdir(self.path)
        return self.path

    def __exit__(self, *error):
        for top, folders, files in os.walk(self.path, topdown=False):
            for name in files:
                os.unlink(os.path.join(top, name))
            for name in folders:
                path = os.path.join(top, name)
                os.unlink(path) if os.path.islink(path) else os.rmdir(path)
        os.rmdir(self.path)
