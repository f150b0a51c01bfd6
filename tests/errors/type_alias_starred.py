type X[T] = *T
