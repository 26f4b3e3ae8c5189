"""A bank account used by many threads, with a lock and with a context manager."""
import threading


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed:,.2f}, have {available:,.2f}")
        self.needed = needed
        self.available = available


class Account:
    """An account whose balance is guarded."""

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self._lock = threading.RLock()
        self.history = []

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("Deposit amount must be positive")
        with self._lock:
            self._balance += amount
            self.history.append(("deposit", amount))

    def withdraw(self, amount):
        with self._lock:
            if amount > self._balance:
                raise InsufficientFunds(amount, self._balance)
            self._balance -= amount
            self.history.append(("withdraw", amount))

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


def transfer(a, b, amount):
    first, second = sorted((a, b), key=id)
    with first._lock, second._lock:
        a.withdraw(amount)
        b.deposit(amount)


def main():
    alice, bob = Account("Alice", 1000), Account("Bob", 1000)
    errors = []

    def worker(src, dst, n):
        for _ in range(n):
            try:
                transfer(src, dst, 7)
            except InsufficientFunds as e:
                errors.append(str(e))

    threads = [threading.Thread(target=worker, args=(alice, bob, 50)) for _ in range(4)]
    threads += [threading.Thread(target=worker, args=(bob, alice, 50)) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print("total:", alice.balance + bob.balance)
    try:
        alice.withdraw(10**6)
    except InsufficientFunds as e:
        print("error:", str(e).split(",")[0], type(e).__mro__[1].__name__)
    try:
        bob.deposit(-5)
    except ValueError as e:
        print("ValueError:", e)


if __name__ == "__main__":
    main()
