"""Rules of a mail filter: Python decides, C does."""
import host


def apply(messages):
    """Files each message; gives how many went where."""
    counts = {}
    for number, subject in enumerate(messages):
        folder = choose(subject)
        counts[folder] = counts.get(folder, 0) + 1
        host.file(number, folder, urgent="!" in subject)
    return counts


def choose(subject):
    words = subject.lower().split()
    if "invoice" in words:
        return "money"
    return "junk" if host.score(subject) > 5 else "inbox"
