x = 1
import second
