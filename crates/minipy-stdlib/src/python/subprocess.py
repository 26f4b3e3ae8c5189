"""Other programs: starting them, talking to them through pipes, waiting for them.

A program is started by `_posixsubprocess.spawn`, which does in Rust what must happen between fork and exec; everything else is here.
Waiting and reading let other threads run. `preexec_fn`, which would run Python code in the child, is refused.
"""

import io
import os
import selectors
import threading
import time
from _posixsubprocess import spawn as _spawn

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run", "CalledProcessError",
           "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3

# Reading and writing go in pieces that a pipe takes at once.
_PIECE = 32768
_PIPE_BUF = 512


class SubprocessError(Exception):
    pass


def _death(number):
    try:
        import signal
        return f"died with {signal.Signals(number)!r}"
    except (ImportError, ValueError):
        return f"died with unknown signal {number}"


class CalledProcessError(SubprocessError):
    """A program ended with a status that is not 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            return f"Command '{self.cmd}' {_death(-self.returncode)}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A program that has ended: its arguments, status and output."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


def list2cmdline(seq):
    """A list of arguments as one line, as the C runtime of Windows reads it."""
    words = []
    for argument in map(os.fsdecode, seq):
        quoted = []
        backslashes = 0
        needs_quotes = not argument or " " in argument or "\t" in argument
        for character in argument:
            if character == "\\":
                backslashes += 1
                continue
            if character == '"':
                quoted.append("\\" * (2 * backslashes) + '\\"')
            else:
                quoted.append("\\" * backslashes + character)
            backslashes = 0
        quoted.append("\\" * backslashes * (2 if needs_quotes else 1))
        word = "".join(quoted)
        words.append(f'"{word}"' if needs_quotes else word)
    return " ".join(words)


# ---- in one call ----

def call(*popenargs, timeout=None, **kwargs):
    """Runs a program and gives its status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def _command(popenargs, kwargs):
    command = kwargs.get("args")
    return popenargs[0] if command is None else command


def check_call(*popenargs, **kwargs):
    """Runs a program; an error if its status is not 0."""
    returncode = call(*popenargs, **kwargs)
    if returncode:
        raise CalledProcessError(returncode, _command(popenargs, kwargs))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Runs a program and gives its output; an error if its status is not 0."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        is_text = kwargs.get("universal_newlines") or kwargs.get("text") or kwargs.get("encoding") or kwargs.get("errors")
        kwargs["input"] = "" if is_text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        returncode = process.poll()
        if check and returncode:
            raise CalledProcessError(returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, returncode, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """The status and output of a line for the shell."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data = error.output
        status = error.returncode
    return status, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """The output of a line for the shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


# ---- processes ----

def _other_inheritable(keep):
    """The descriptors that a new program would get although nobody meant it to."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        fd = int(name)
        try:
            if fd > 2 and fd not in keep and os.get_inheritable(fd):
                found.append(fd)
        except OSError:
            pass
    return found


class Popen:
    """A program that runs."""

    _waitpid_lock = None

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
                 shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
                 text=None, umask=-1, pipesize=-1, process_group=None):
        self.returncode = None
        self._child_created = False
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._sent = 0
        self._communication_started = False
        self._received = {}
        self._closed_child_pipe_fds = False
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if stdout is STDOUT:
            raise ValueError("STDOUT can only be used for stderr")
        if pipesize is None:
            pipesize = -1
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            import warnings
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning, 2)
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        for name, value in (("preexec_fn", preexec_fn), ("extra_groups", extra_groups)):
            if value is not None:
                raise NotImplementedError(f"minipy does not support {name} of subprocess.Popen")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different. "
                                  "Pass one or the other.")
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        if self.text_mode and encoding is None:
            self.encoding = io.text_encoding(None)
        for name, value in (("user", user), ("group", group)):
            if value is not None and not isinstance(value, int):
                raise NotImplementedError(f"minipy supports {name} of subprocess.Popen only as a number")
        # Pairs of descriptors: the child's end and ours. Those of pipes are closed here if anything goes wrong.
        opened = []
        try:
            child = self._child_ends(stdin, stdout, stderr, opened)
            ours = dict(opened)
            line_buffering = False
            if self.text_mode and bufsize == 1:
                line_buffering, bufsize = True, -1
            self._open_ends(child, ours, bufsize, line_buffering)
            options = (start_new_session, process_group, user, group, umask)
            self._start(args, executable, shell, cwd, env, child, close_fds, pass_fds, options)
        except:
            for pipe in filter(None, (self.stdin, self.stdout, self.stderr)):
                try:
                    pipe.close()
                except OSError:
                    pass
            raise
        finally:
            for fd, _ in opened:
                os.close(fd)

    def _child_ends(self, stdin, stdout, stderr, opened):
        """The descriptors of the child's standard streams; -1 for ours."""
        if stdin is None and stdout is None and stderr is None:
            return [-1, -1, -1]
        ends = []
        for number, stream in enumerate((stdin, stdout, stderr)):
            if stream is None:
                ends.append(-1)
            elif stream == PIPE:
                read_end, write_end = os.pipe()
                pair = (read_end, write_end) if number == 0 else (write_end, read_end)
                opened.append(pair)
                ends.append(pair[0])
            elif stream == DEVNULL:
                fd = os.open(os.devnull, os.O_RDWR)
                opened.append((fd, None))
                ends.append(fd)
            elif stream == STDOUT and number == 2:
                ends.append(ends[1] if ends[1] != -1 else 1)
            elif isinstance(stream, int):
                if stream < 0:
                    raise OSError(9, os.strerror(9))
                ends.append(stream)
            else:
                ends.append(stream.fileno())
        return ends

    def _open_ends(self, child, ours, bufsize, line_buffering):
        """Files over our ends of pipes."""
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            fd = ours.get(child[number])
            if fd is None or number == 2 and child[2] == child[1]:
                continue
            file = io.open(fd, "wb" if number == 0 else "rb", bufsize)
            if self.text_mode:
                if number == 0:
                    file = io.TextIOWrapper(file, write_through=True, line_buffering=line_buffering, encoding=self.encoding,
                                            errors=self.errors)
                else:
                    file = io.TextIOWrapper(file, encoding=self.encoding, errors=self.errors)
            setattr(self, name, file)

    @staticmethod
    def _find_program(executable, env, shown):
        """The path of a program that is named without a folder, and the error of the best one found."""
        if b"\0" in executable:
            raise ValueError("embedded null byte")
        if os.path.dirname(executable):
            return executable
        error = 2
        for folder in os.get_exec_path(env):
            path = os.path.join(os.fsencode(folder), executable)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return path
            if os.path.exists(path):
                error = 13
        raise OSError(error, os.strerror(error), shown)

    def _start(self, args, executable, shell, cwd, env, child, close_fds, pass_fds, options):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        shown = executable
        program = self._find_program(os.fsencode(executable), env, shown)
        args = [os.fsencode(arg) for arg in args]
        if cwd is not None:
            folder, cwd = cwd, os.fsencode(cwd)
            try:
                os.stat(os.path.join(cwd, b"."))
            except (FileNotFoundError, NotADirectoryError) as error:
                raise OSError(error.errno, error.strerror, folder) from None
            except OSError:
                pass
        if env is not None:
            pairs = []
            for key, value in env.items():
                key = os.fsencode(key)
                if b"=" in key:
                    raise ValueError("illegal environment variable name")
                pairs.append((key, os.fsencode(value)))
            env = pairs
        else:
            env = list(os.environb.items())
        hidden = _other_inheritable({*pass_fds}) if close_fds else []
        shared = [fd for fd in pass_fds if not os.get_inheritable(fd)]
        try:
            for fd in hidden:
                os.set_inheritable(fd, False)
            for fd in shared:
                os.set_inheritable(fd, True)
            self.pid = _spawn(program, args, env, cwd, *child, *options)
        except OSError as error:
            # EBADF is about a descriptor that was given, not about the program.
            if error.filename is None and error.errno not in (None, 9):
                raise OSError(error.errno, error.strerror, shown) from None
            raise
        finally:
            for fd in hidden:
                os.set_inheritable(fd, True)
            for fd in shared:
                os.set_inheritable(fd, False)
        self._child_created = True

    def __repr__(self):
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return shown[:76] + "...>" if len(shown) > 80 else shown

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        for pipe in (self.stdout, self.stderr):
            if pipe:
                pipe.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if kind is KeyboardInterrupt:
                try:
                    self._wait(timeout=0.25)
                except TimeoutExpired:
                    pass
            else:
                self.wait()

    # ---- waiting ----

    def _reap(self, flags):
        """Asks for the status; True if the program has ended."""
        try:
            pid, status = os.waitpid(self.pid, flags)
        except ChildProcessError:
            # Somebody else has waited for it, so that its status is lost.
            pid, status = self.pid, 0
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)
        return pid == self.pid

    def poll(self):
        """The status, or None while the program runs."""
        if self.returncode is None and self._child_created and self._waitpid_lock.acquire(False):
            try:
                if self.returncode is None:
                    self._reap(os.WNOHANG)
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the end; the status."""
        try:
            return self._wait(timeout=timeout)
        except KeyboardInterrupt:
            # The program has got it too, and may want to say something.
            try:
                self._wait(timeout=0.25 if timeout is None else min(0.25, timeout))
            except TimeoutExpired:
                pass
            raise

    def _wait(self, timeout):
        if self.returncode is not None:
            return self.returncode
        if timeout is None:
            while self.returncode is None:
                with self._waitpid_lock:
                    if self.returncode is None:
                        self._reap(0)
            return self.returncode
        end = time.monotonic() + timeout
        delay = 0.0005
        while self.poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, left, 0.05)
            time.sleep(delay)
        return self.returncode

    def send_signal(self, sig):
        """Sends a signal, unless the program has ended."""
        self.poll()
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def terminate(self):
        """Asks it to end."""
        self.send_signal(15)

    def kill(self):
        """Ends it."""
        self.send_signal(9)

    # ---- talking ----

    def communicate(self, input=None, timeout=None):
        """Sends input, reads what comes until it ends, and waits."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        if timeout is None and not self._communication_started and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
            stdout = stderr = None
            if self.stdin:
                self._write_all(input)
            elif self.stdout:
                stdout = self.stdout.read()
                self.stdout.close()
            elif self.stderr:
                stderr = self.stderr.read()
                self.stderr.close()
            self.wait()
            return stdout, stderr
        end = None if timeout is None else time.monotonic() + timeout
        try:
            return self._communicate(input, end, timeout)
        except KeyboardInterrupt:
            try:
                self._wait(timeout=0.25)
            except TimeoutExpired:
                pass
            raise
        finally:
            self._communication_started = True

    def _write_all(self, input):
        try:
            if input:
                self.stdin.write(input)
        except BrokenPipeError:
            pass
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _encoded(self, input):
        if input is None or not self.text_mode:
            return input
        return input.encode(self.stdin.encoding, self.stdin.errors)

    def _communicate(self, input, end, timeout):
        if not self._communication_started:
            for pipe in filter(None, (self.stdout, self.stderr)):
                self._received[pipe] = []
            if self.stdin:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
                if not input:
                    try:
                        self.stdin.close()
                    except BrokenPipeError:
                        pass
                else:
                    self._input = memoryview(self._encoded(input)).cast("B")
        with selectors.PollSelector() as selector:
            if self.stdin and self._input is not None and not self.stdin.closed:
                selector.register(self.stdin, selectors.EVENT_WRITE)
            for pipe in self._received:
                if not pipe.closed:
                    selector.register(pipe, selectors.EVENT_READ)
            while selector.get_map():
                left = None if end is None else end - time.monotonic()
                if left is not None and left < 0:
                    raise self._late(timeout)
                ready = selector.select(left)
                if end is not None and time.monotonic() > end:
                    raise self._late(timeout)
                for key, _ in ready:
                    if key.fileobj is self.stdin:
                        self._send_piece(selector)
                    else:
                        self._receive_piece(selector, key)
        try:
            self.wait(timeout=None if end is None else end - time.monotonic())
        except TimeoutExpired as error:
            error.timeout = timeout
            raise
        for pipe in self._received:
            pipe.close()
        return self._output(self.stdout), self._output(self.stderr)

    def _send_piece(self, selector):
        try:
            self._sent += os.write(self.stdin.fileno(), self._input[self._sent : self._sent + _PIPE_BUF])
        except BrokenPipeError:
            self._sent = len(self._input)
        if self._sent >= len(self._input):
            selector.unregister(self.stdin)
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass

    def _receive_piece(self, selector, key):
        piece = os.read(key.fd, _PIECE)
        if piece:
            self._received[key.fileobj].append(piece)
        else:
            selector.unregister(key.fileobj)
            key.fileobj.close()

    def _late(self, timeout):
        """The error for a program that takes too long, with the bytes that have come."""
        parts = [b"".join(self._received[pipe]) if pipe and self._received.get(pipe) else None for pipe in (self.stdout, self.stderr)]
        return TimeoutExpired(self.args, timeout, output=parts[0], stderr=parts[1])

    def _output(self, pipe):
        if pipe is None:
            return None
        data = b"".join(self._received[pipe])
        if not self.text_mode:
            return data
        return data.decode(pipe.encoding, pipe.errors).replace("\r\n", "\n").replace("\r", "\n")
