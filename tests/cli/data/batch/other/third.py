import shared

print(shared.name)
