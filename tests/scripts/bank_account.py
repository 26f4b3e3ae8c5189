# A bank with accounts, transfers and errors of its own.
class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance:.2f}, needs {amount:.2f}")
        self.missing = amount - account.balance


class Account:
    interest = 0.0
    count = 0

    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.count += 1

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def __str__(self):
        return f"{type(self).__name__:<8} {self.owner:<6} {self.balance:>10,.2f}"


class Savings(Account):
    interest = 0.05

    def add_interest(self):
        self.deposit(self._balance * self.interest)


class Checking(Account):
    def __init__(self, owner, balance=0.0, overdraft=100):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def withdraw(self, amount):
        if amount > self._balance + self.overdraft:
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))


def transfer(source, target, amount):
    source.withdraw(amount)
    try:
        target.deposit(amount)
    except ValueError:
        source.deposit(amount)
        raise


alice, bob = Savings("Alice", 1000), Checking("Bob", 50)
transfer(alice, bob, 250.5)
alice.add_interest()
bob.withdraw(380)
for account in (alice, bob):
    print(account)
for action in (lambda: transfer(alice, bob, 10_000), lambda: bob.deposit(-5), lambda: bob.withdraw(100)):
    try:
        action()
    except InsufficientFunds as error:
        print(f"refused: {error} (missing {error.missing:.2f})")
    except ValueError as error:
        print("error:", error)
print(Account.count, alice.history, bob.history)
try:
    alice.balance = 10**6
except AttributeError as error:
    print(error)
