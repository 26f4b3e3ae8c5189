"""Calls of an object's methods; in Lua, found through `__index` of the metatable."""


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance = self.balance + amount

    def withdraw(self, amount):
        self.balance = self.balance - amount
        return self.balance


def main():
    account = Account()
    last = 0
    for i in range(1_500_000):
        account.deposit(i)
        last = account.withdraw(3)
    print(last)


main()
