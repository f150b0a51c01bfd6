// Runs one program as `python3.14 NAME.py` would, by the CPython that is in the package pyodide.
//
//     npm ci                         # once, in this folder
//     node record.mjs NAME.py        # in this folder
//
// The streams and the exit status are the program's own. A traceback has no carets, as those that
// yieldc prints. There is one thing of CPython's that is not there: the end of the interpreter, at
// which it takes the modules apart; so a program here does not lean on finalisers that run then.
import { writeSync } from "node:fs";
import { loadPyodide } from "pyodide";

// The event loop of pyodide is that of node, which nobody can wait for; the one here waits by itself.
const RUNNER = `
def _run_main(arguments):
    import asyncio, asyncio.runners, atexit, sys, time, types
    from pyodide import webloop

    class Selector:
        def select(self, timeout):
            time.sleep(timeout or 0)
            return []

    class Loop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = Selector()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    def run(main, *, debug=None, loop_factory=None):
        with asyncio.Runner(debug=debug, loop_factory=Loop) as runner:
            return runner.run(main)

    asyncio.run = run
    asyncio.events._set_running_loop(None)

    path = arguments[0]
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=path, __builtins__=__builtins__, __package__=None)
    sys.modules["__main__"] = main
    sys.argv[:] = arguments
    sys.path.insert(0, ".")
    status = 0
    try:
        with open(path, encoding="utf-8") as file:
            code = compile(file.read(), path, "exec", dont_inherit=True)
        exec(code, main.__dict__)
    except SystemExit as end:
        status = end.code
        if status is None:
            status = 0
        elif not isinstance(status, int):
            print(status, file=sys.stderr)
            status = 1
    except BaseException as error:
        # The first entry is that of this function.
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return status

_run_main
`;

const python = await loadPyodide({
    env: { HOME: "/", PYTHONNODEBUGRANGES: "1", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" },
});
const stream = (fd) => ({
    write: (bytes) => writeSync(fd, bytes),
    isatty: false,
});
python.setStdout(stream(1));
python.setStderr(stream(2));
python.mountNodeFS("/programs", process.cwd());
python.FS.chdir("/programs");
try {
    process.exit(python.runPython(RUNNER)(python.toPy(process.argv.slice(2))));
} catch (error) {
    console.error(`record.mjs: ${error.message}`);
    process.exit(125);
}
