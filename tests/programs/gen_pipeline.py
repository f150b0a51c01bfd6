def numbers(n):
    for i in range(n):
        yield i


def only_even(src):
    for x in src:
        if x % 2 == 0:
            yield x


def square(src):
    for x in src:
        yield x * x


print(sum(square(only_even(numbers(100)))))
print(list(square(only_even(numbers(10)))))
