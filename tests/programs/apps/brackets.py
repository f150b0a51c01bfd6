"""An interpreter of a language of eight letters, compiled to closures and to generators."""
import sys
from functools import partial


def compile_text(text):
    stack = [[]]
    for c in text:
        match c:
            case "+" | "-" | ">" | "<":
                step = 1 if c in "+>" else -1
                kind = "add" if c in "+-" else "move"
                if stack[-1] and stack[-1][-1][0] == kind:
                    step += stack[-1].pop()[1]
                stack[-1].append((kind, step))
            case "." | ",":
                stack[-1].append(("out" if c == "." else "in", 0))
            case "[":
                stack.append([])
            case "]":
                if len(stack) == 1:
                    raise SyntaxError("] without [")
                body = stack.pop()
                stack[-1].append(("loop", body))
    if len(stack) > 1:
        raise SyntaxError("[ without ]")
    return stack[0]


class Machine:
    def __init__(self):
        self.cells, self.at, self.steps = [0] * 300, 0, 0

    def run(self, code):
        for op, n in code:
            self.steps += 1
            if op == "add":
                self.cells[self.at] = (self.cells[self.at] + n) & 255
            elif op == "move":
                self.at += n
            elif op == "out":
                yield chr(self.cells[self.at])
            elif op == "in":
                self.cells[self.at] = ord((yield None) or "\0")
            else:
                while self.cells[self.at]:
                    yield from self.run(n)


def execute(text, given=""):
    machine, given, out = Machine(), iter(given), []
    run = machine.run(compile_text(text))
    try:
        answer = next(run)
        while True:
            if answer is None:
                answer = run.send(next(given, ""))
            else:
                out.append(answer)
                answer = next(run)
    except StopIteration:
        return "".join(out), machine.steps


HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
print(execute(HELLO))
print(execute(",[.,]", "echo"), execute(">,[>,]<[.<]", "reverse"))
for bad in ("[", "]", "[]]"):
    try:
        execute(bad)
    except SyntaxError as e:
        print(e.msg)
try:
    execute("<" * 301 + "+")
except IndexError as e:
    print(e)
