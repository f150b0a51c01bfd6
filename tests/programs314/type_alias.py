# The type statement: a name for a type, whose value is evaluated when it is asked for, once.
type Number = int | float
print(Number, repr(Number), Number.__name__, Number.__value__, Number.__module__)
print(Number.__type_params__, Number.__parameters__, type(Number))

calls = []


def costly():
    calls.append("evaluated")
    return list[str]


type Names = costly()
print(calls)
print(Names.__value__, Names.__value__, calls)

type Early = Late
try:
    Early.__value__
except NameError as e:
    print(e)
type Late = bytes
print(Early.__value__, Early.__value__.__value__)

type Broken = 1 / 0
for _ in range(2):
    try:
        Broken.__value__
    except ZeroDivisionError as e:
        print(e)

type Quoted = "Later"
type Function = lambda x: x + 1
print(Quoted.__value__, Function.__value__(2), Function.__value__.__qualname__)
print(Number == Number, Number == Names, hash(Number) == hash(Number))
print({Number: 1}[Number], [Number, Names], f"{Number}")


def local(n):
    type Local = tuple[int, n]
    return Local


for alias in local(1), local(2):
    print(alias, alias.__value__)
if True: type Short = int; type Other = str
print(Short.__value__, Other.__value__)
