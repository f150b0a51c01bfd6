[a for b or c in d]
