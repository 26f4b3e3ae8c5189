"""Blocked signals: pthread_sigmask, sigpending, and waiting for one with sigwait, sigwaitinfo and sigtimedwait."""

import os
import signal
import threading
import time

handled = []
signal.signal(signal.SIGUSR1, lambda number, frame: handled.append(number))
signal.signal(signal.SIGUSR2, lambda number, frame: handled.append(number))


def names(signals):
    return [getattr(number, "name", number) for number in sorted(signals)]


print(names(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2, 40])))
print(names(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR2)
print(names(signal.sigpending()), handled)
print(repr(signal.sigwait([signal.SIGUSR1])), names(signal.sigpending()), handled)
print(names(signal.pthread_sigmask(signal.SIG_SETMASK, [signal.SIGUSR1])), handled)
print(names(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})), handled)

signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
print(len(signal.pthread_sigmask(signal.SIG_BLOCK, ())) > 50)
signal.pthread_sigmask(signal.SIG_SETMASK, [signal.SIGUSR1])

os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigwaitinfo([signal.SIGUSR1])
print(info.si_signo, info.si_pid == os.getpid(), info.si_uid == os.getuid(), info.si_errno, len(info), info[0])
print(type(info).__name__, repr(info)[:36])
print(signal.sigtimedwait([signal.SIGUSR1], 0), signal.sigtimedwait([signal.SIGUSR1], 0.01))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigtimedwait([signal.SIGUSR1, signal.SIGUSR2], 10).si_signo)

# Another thread sends what is waited for.
main = threading.get_ident()


def later(number):
    time.sleep(0.05)
    signal.pthread_kill(main, number)


for wait in (
    lambda: signal.sigwait([signal.SIGUSR1]),
    lambda: signal.sigwaitinfo([signal.SIGUSR1]).si_signo,
    lambda: signal.sigtimedwait([signal.SIGUSR1], 60).si_signo,
):
    thread = threading.Thread(target=later, args=[signal.SIGUSR1])
    thread.start()
    print(repr(wait()))
    thread.join()

# A handler runs while another signal is waited for, and the waiting goes on.
handled.clear()
for wait in (
    lambda: repr(signal.sigwaitinfo([signal.SIGUSR1]).si_signo),
    lambda: repr(signal.sigtimedwait([signal.SIGUSR1], 60).si_signo),
):
    thread = threading.Thread(target=lambda: (later(signal.SIGUSR2), later(signal.SIGUSR1)))
    thread.start()
    print(wait(), handled)
    thread.join()
began = time.monotonic()
thread = threading.Thread(target=later, args=[signal.SIGUSR2])
thread.start()
print(signal.sigtimedwait([signal.SIGUSR1], 0.15), time.monotonic() - began >= 0.15, handled)
thread.join()

# A thread begins with what its maker blocks; a signal that only it does not block runs its handler in the main thread.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2])
where = []
signal.signal(signal.SIGUSR1, lambda number, frame: where.append(threading.current_thread().name))


def unblocks():
    print(names(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])))
    signal.raise_signal(signal.SIGUSR1)


thread = threading.Thread(target=unblocks)
thread.start()
thread.join()
print(names(signal.pthread_sigmask(signal.SIG_BLOCK, [])), where)
