"""sysconfig: where things are, for a program that has no Python beside it.

There is no Makefile and no header of an interpreter: of the variables there are those that say
something of a compiled program, or of the system that it runs on.
"""

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename",
           "get_path", "get_path_names", "get_paths", "get_platform", "get_python_version",
           "get_scheme_names", "parse_config_h", "get_default_scheme", "get_preferred_scheme",
           "is_python_build"]

import os
import sys

_VERSION = "%d.%d" % sys.version_info[:2]
_PREFIX = "/usr"

_SCHEMES = {
    "posix_prefix": {
        "stdlib": "{base}/lib/python" + _VERSION,
        "platstdlib": "{base}/lib/python" + _VERSION,
        "purelib": "{base}/lib/python" + _VERSION + "/site-packages",
        "platlib": "{base}/lib/python" + _VERSION + "/site-packages",
        "include": "{base}/include/python" + _VERSION,
        "platinclude": "{base}/include/python" + _VERSION,
        "scripts": "{base}/bin",
        "data": "{base}",
    },
    "posix_home": {
        "stdlib": "{base}/lib/python",
        "platstdlib": "{base}/lib/python",
        "purelib": "{base}/lib/python",
        "platlib": "{base}/lib/python",
        "include": "{base}/include/python",
        "platinclude": "{base}/include/python",
        "scripts": "{base}/bin",
        "data": "{base}",
    },
    "posix_user": {
        "stdlib": "{userbase}/lib/python" + _VERSION,
        "platstdlib": "{userbase}/lib/python" + _VERSION,
        "purelib": "{userbase}/lib/python" + _VERSION + "/site-packages",
        "platlib": "{userbase}/lib/python" + _VERSION + "/site-packages",
        "include": "{userbase}/include/python" + _VERSION,
        "scripts": "{userbase}/bin",
        "data": "{userbase}",
    },
}

_vars = None


def _user_base():
    return os.environ.get("PYTHONUSERBASE") or os.path.join(os.path.expanduser("~"), ".local")


def get_config_vars(*args):
    """All variables as a dict, or a list of the values of these names."""
    global _vars
    if _vars is None:
        _vars = {
            "prefix": _PREFIX,
            "exec_prefix": _PREFIX,
            "base": _PREFIX,
            "platbase": _PREFIX,
            "installed_base": _PREFIX,
            "installed_platbase": _PREFIX,
            "userbase": _user_base(),
            "projectbase": os.path.join(_PREFIX, "bin"),
            "py_version": sys.version.split()[0],
            "py_version_short": _VERSION,
            "py_version_nodot": _VERSION.replace(".", ""),
            "abiflags": "",
            "platlibdir": "lib",
            "implementation_lower": "python",
            "EXE": "",
            "Py_DEBUG": 0,
            "WITH_PYMALLOC": 0,
            "TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
        }
    return [_vars.get(name) for name in args] if args else _vars


def get_config_var(name):
    """The value of one variable, or None."""
    return get_config_vars().get(name)


def get_scheme_names():
    return tuple(sorted(_SCHEMES))


def get_path_names():
    return ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    schemes = {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}
    if key not in schemes:
        raise ValueError("%r returned by sysconfig.get_preferred_scheme() is not a valid scheme"
                         % (key,))
    return schemes[key]


def get_paths(scheme=get_default_scheme(), vars=None, expand=True):
    paths = _SCHEMES[scheme]
    if not expand:
        return paths
    values = dict(get_config_vars(), **(vars or {}))
    return {key: path.format(**values) for key, path in paths.items()}


def get_path(name, scheme=get_default_scheme(), vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


def get_python_version():
    return _VERSION


def get_platform():
    return "linux-x86_64" if not hasattr(os, "uname") else "%s-%s" % (
        os.uname()[0].lower().replace("/", ""), os.uname()[4].replace(" ", "_").replace("/", "-"))


def is_python_build(check_home=None):
    return False


def get_makefile_filename():
    return os.path.join(get_path("stdlib"), "config-%s" % _VERSION, "Makefile")


def get_config_h_filename():
    return os.path.join(get_path("include"), "pyconfig.h")


def parse_config_h(fp, vars=None):
    """The #define lines of a header as a dict."""
    vars = {} if vars is None else vars
    for line in fp:
        words = line.split(None, 2)
        if len(words) == 3 and words[0] == "#define":
            value = words[2].strip()
            try:
                vars[words[1]] = int(value)
            except ValueError:
                vars[words[1]] = value
        elif len(words) > 2 and words[0] == "/*" and words[1] == "#undef":
            vars[words[2].split()[0]] = 0
    return vars
