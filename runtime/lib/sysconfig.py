"""sysconfig: where Python is installed and how it was built, of a program that needs neither.

It differs from CPython's because there is no build of CPython to tell of: the paths are those that
CPython would have under sys.prefix, which is empty, and the variables are the few that have a
meaning here; any other is None.
"""

import os
import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename",
           "get_path", "get_path_names", "get_paths", "get_platform", "get_python_version",
           "get_scheme_names", "get_default_scheme", "get_preferred_scheme", "parse_config_h",
           "is_python_build"]

_PATHS = {
    "stdlib": "{installed_base}/{platlibdir}/python{py_version_short}",
    "platstdlib": "{platbase}/{platlibdir}/python{py_version_short}",
    "purelib": "{base}/lib/python{py_version_short}/site-packages",
    "platlib": "{platbase}/{platlibdir}/python{py_version_short}/site-packages",
    "include": "{installed_base}/include/python{py_version_short}{abiflags}",
    "platinclude": "{installed_platbase}/include/python{py_version_short}{abiflags}",
    "scripts": "{base}/bin",
    "data": "{base}",
}
_USER_PATHS = {
    "stdlib": "{userbase}/{platlibdir}/python{py_version_short}",
    "platstdlib": "{userbase}/{platlibdir}/python{py_version_short}",
    "purelib": "{userbase}/lib/python{py_version_short}/site-packages",
    "platlib": "{userbase}/lib/python{py_version_short}/site-packages",
    "include": "{userbase}/include/python{py_version_short}",
    "scripts": "{userbase}/bin",
    "data": "{userbase}",
}
_INSTALL_SCHEMES = {"posix_prefix": _PATHS, "posix_user": _USER_PATHS, "venv": _PATHS}
_vars = {}


def get_python_version():
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def get_platform():
    return f"linux-{os.uname().machine}"


def get_config_vars(*names):
    """All variables, or the values of those named."""
    if not _vars:
        short = get_python_version()
        _vars.update({
            "prefix": sys.prefix, "exec_prefix": sys.exec_prefix, "base": sys.prefix,
            "platbase": sys.exec_prefix, "installed_base": sys.base_prefix,
            "installed_platbase": sys.base_exec_prefix, "platlibdir": sys.platlibdir,
            "py_version": sys.version.split()[0], "py_version_short": short,
            "py_version_nodot": short.replace(".", ""), "abiflags": sys.abiflags,
            "userbase": os.path.expanduser("~/.local"), "srcdir": "", "projectbase": "",
            "EXE": "", "EXT_SUFFIX": None, "SOABI": None, "Py_DEBUG": 0, "Py_ENABLE_SHARED": 0,
            "WITH_PYMALLOC": 0, "VERSION": short, "SIZEOF_VOID_P": 8,
            "TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:"
                      "/etc/zoneinfo",
        })
    return [_vars.get(name) for name in names] if names else _vars


def get_config_var(name):
    return get_config_vars().get(name)


def get_scheme_names():
    return tuple(sorted(_INSTALL_SCHEMES))


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    schemes = {"prefix": "posix_prefix", "home": "posix_home", "user": "posix_user"}
    if schemes.get(key) not in _INSTALL_SCHEMES:
        raise ValueError(f"{key!r} returned an invalid scheme")
    return schemes[key]


def get_path_names():
    return tuple(_PATHS)


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    if not expand:
        return dict(_INSTALL_SCHEMES[scheme])
    values = {**get_config_vars(), **(vars or {})}
    return {name: os.path.normpath(path.format(**values))
            for name, path in _INSTALL_SCHEMES[scheme].items()}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


def get_makefile_filename():
    return os.path.join(get_path("stdlib"), "config", "Makefile")


def get_config_h_filename():
    return os.path.join(get_path("platinclude"), "pyconfig.h")


def parse_config_h(fp, vars=None):
    """The #define lines of a header."""
    vars = {} if vars is None else vars
    for line in fp:
        words = line.split(None, 2)
        if len(words) == 3 and words[0] == "#define":
            value = words[2].strip()
            vars[words[1]] = int(value) if value.isdigit() else value
        elif len(words) >= 3 and line.startswith("/* #undef "):
            vars[line.split()[2]] = 0
    return vars


def is_python_build(check_home=None):
    return False
