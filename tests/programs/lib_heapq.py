import heapq


class Item:
    def __init__(self, key, name):
        self.key, self.name = key, name

    def __lt__(self, other):
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.name}"


numbers = [5, 1, 8, 3, 9, 2, 7, 3, 0, 6]
heap = []
for n in numbers:
    heapq.heappush(heap, n)
print(heap)
print(heapq.heapreplace(heap, 4), heapq.heappushpop(heap, -1), heapq.heappushpop(heap, 10), heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
heap = list(numbers)
heapq.heapify(heap)
print(heap)
equal = [Item(n % 3, chr(97 + n)) for n in range(12)]
heap = list(equal)
heapq.heapify(heap)
print(heap)
print([heapq.heappop(heap) for _ in range(12)])
for item in equal:
    heapq.heappush(heap, item)
print([heapq.heappop(heap) for _ in range(12)])
print(list(heapq.merge([1, 4, 7], [2, 4, 6], [], [0, 9])))
print(list(heapq.merge([9, 3], [8, 2, 1], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)))
print(heapq.nsmallest(3, numbers), heapq.nlargest(3, numbers), heapq.nsmallest(0, numbers))
print(heapq.nlargest(2, equal), heapq.nsmallest(2, equal, key=lambda i: -i.key))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
try:
    heapq.heappush([1], "x")
except TypeError as e:
    print(e)
