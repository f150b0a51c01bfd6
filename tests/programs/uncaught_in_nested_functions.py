# An uncaught error goes through functions, a method and a lambda; each has its line.
class Account:
    def __init__(self, balance):
        self.balance = balance

    def take(self, amount):
        if amount > self.balance:
            raise ValueError(f"{amount} is more than {self.balance}")
        self.balance -= amount


def pay(account, amount):
    account.take(amount)


def settle(account, amounts):
    for each in map(lambda amount: pay(account, amount), amounts):
        print(each, account.balance)


settle(Account(10), [3, 4, 5])
