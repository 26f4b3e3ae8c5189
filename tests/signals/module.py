"""The module `signal`: its names, the enumerations, and what wrong arguments are answered with."""

import _thread
import signal
import threading

names = [name for name in dir(signal) if name[0] != "_" and name != "pidfd_send_signal"]
print(names)
print(list(signal.Signals))
print([f"{value!r} {value}" for value in (signal.SIGCLD, signal.SIGIOT, signal.SIGPOLL, signal.SIG_DFL, signal.SIG_UNBLOCK)])
print(list(signal.Handlers), list(signal.Sigmasks), signal.NSIG)
print(signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
print(signal.ItimerError, signal.ItimerError.__mro__[1], signal.struct_siginfo)
print(signal.default_int_handler, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print([repr(signal.getsignal(n)) for n in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGTERM, signal.SIGSEGV, signal.SIGQUIT, 32)])
print(len(signal.valid_signals()), signal.SIGKILL in signal.valid_signals(), 32 in signal.valid_signals(), sorted(signal.valid_signals())[-2:])
print(signal.Signals(2) is signal.SIGINT, signal.SIGINT == 2, signal.Signals["SIGINT"].name)


def show(function, *args, **keywords):
    text = ", ".join([*map(repr, args), *(f"{name}={value!r}" for name, value in keywords.items())])
    try:
        result = repr(function(*args, **keywords))
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}({text}) {result}")




for number in 1, 2, 9, 19, 31, 32, 34, 64, 0, 65, -1, "x", 1.5, 2**40:
    show(signal.strsignal, number)
for number in 0, 65, -1, "x", 1.5, 2**40:
    show(signal.getsignal, number)
    show(signal.siginterrupt, number, True)
    show(signal.signal, number, signal.SIG_IGN)
for number in 65, -1, "x", 1.5, 2**40:
    show(signal.raise_signal, number)
show(signal.signal, 1.5, signal.SIG_DFL)
for number in signal.SIGKILL, signal.SIGSTOP, 32:
    show(signal.signal, number, signal.SIG_IGN)
    show(signal.signal, number, print)
for what in None, 5, "text", 1, 0, signal.SIG_IGN, True, False, len, signal.SIG_DFL:
    show(signal.signal, signal.SIGUSR1, what)
show(signal.signal, signal.SIGUSR1)
show(signal.siginterrupt, signal.SIGUSR1, False)
show(signal.siginterrupt, signal.SIGUSR1, True)
show(signal.raise_signal, 0)
show(signal.default_int_handler)
show(signal.default_int_handler, "x", None)
show(signal.pause, 1)
show(signal.alarm, "x")
show(signal.alarm, 1.5)
show(signal.alarm, 2**40)
show(signal.setitimer, 9, 1)
show(signal.setitimer, 0, -1)
show(signal.setitimer, 0, "x")
show(signal.setitimer, 0, None)
show(signal.setitimer, 0, 1e30)
show(signal.setitimer, 0, float("nan"))
show(signal.setitimer, 0)
show(signal.getitimer, 7)
show(signal.getitimer, "x")
show(signal.pthread_sigmask, 7, [])
for mask in [0], [65], [-1], [2**40], [2**80], ["x"], 5, None:
    show(signal.pthread_sigmask, signal.SIG_BLOCK, mask)
show(signal.sigwait, [0])
show(signal.sigwait, 5)
show(signal.sigtimedwait, [10], -1)
show(signal.sigtimedwait, [10], "x")
show(signal.sigwaitinfo, [65])
show(signal.set_wakeup_fd, -1)
show(signal.set_wakeup_fd, 99)
show(signal.set_wakeup_fd, -5)
show(signal.set_wakeup_fd, "x")
show(signal.set_wakeup_fd, -1, False)
show(signal.set_wakeup_fd, -1, warn_on_full_buffer=False)
show(signal.set_wakeup_fd)
show(lambda number: signal.pthread_kill(threading.get_ident(), number), 0)
show(lambda number: signal.pthread_kill(threading.get_ident(), number), 65)
show(lambda number: signal.pthread_kill(threading.get_ident(), number), "x")
show(signal.pthread_kill, "x", 1)
show(_thread.interrupt_main, 0)
show(_thread.interrupt_main, 65)
show(_thread.interrupt_main, "x")
show(_thread.interrupt_main, signal.SIGUSR1)
show(signal.Signals, 99)
