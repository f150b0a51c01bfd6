"""A bank of dataclasses: money, transfers, history, statistics."""
import json
import statistics
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import Enum, auto
from fractions import Fraction
from functools import total_ordering


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAWAL = auto()
    TRANSFER = auto()


@total_ordering
@dataclass(frozen=True)
class Money:
    cents: int

    def __add__(self, other):
        return replace(self, cents=self.cents + other.cents)

    def __lt__(self, other):
        return self.cents < other.cents

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02}"


class Refused(Exception):
    pass


@dataclass
class Account:
    owner: str
    balance: Money = Money(0)
    history: list = field(default_factory=list, repr=False)

    def book(self, kind, cents, on):
        if self.balance.cents + cents < 0:
            raise Refused(f"{self.owner} has only {self.balance}")
        self.balance += Money(cents)
        self.history.append((kind, cents, on))


@dataclass
class Bank:
    accounts: dict = field(default_factory=dict)

    def open(self, owner):
        return self.accounts.setdefault(owner, Account(owner))

    def transfer(self, a, b, cents, on):
        self.accounts[a].book(Kind.TRANSFER, -cents, on)
        try:
            self.accounts[b].book(Kind.TRANSFER, cents, on)
        except KeyError:
            self.accounts[a].book(Kind.TRANSFER, cents, on)
            raise Refused(f"no account {b}") from None


bank = Bank()
for name in ("ann", "bo"):
    bank.open(name).book(Kind.DEPOSIT, 10_050, date(2024, 1, 31))
bank.transfer("ann", "bo", 2525, date(2024, 2, 29))
for a, b, cents in (("bo", "ann", 99_999), ("ann", "zoe", 1)):
    try:
        bank.transfer(a, b, cents, date(2024, 3, 1))
    except Refused as e:
        print("refused:", e)
print(bank, max(a.balance for a in bank.accounts.values()), Money(1) <= Money(2))
print(json.dumps(asdict(bank), default=str, sort_keys=True))
moves = [c for a in bank.accounts.values() for _, c, _ in a.history]
print(statistics.mean(moves), statistics.median(moves), round(statistics.stdev(moves), 3), Fraction(sum(moves), 7))
