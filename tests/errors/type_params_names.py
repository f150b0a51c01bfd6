def twice[T, *Ts, T](): pass
class Reserved[__classdict__]: pass
type Thrice[T, **T] = int
