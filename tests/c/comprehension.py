# Each kind of comprehension.
def summary(words, stop):
    lengths = {word: len(word) for word in words if word not in stop}
    pairs = [(a, b) for a in lengths for b in lengths if a < b]
    letters = {letter for word in lengths for letter in word}
    longest = max(n for n in lengths.values())
    return pairs, letters, longest


print(summary(["one", "two", "three"], {"two"}))
