"""Settings from INI, TOML, XML and the environment, in layers."""
import configparser
import os
import tomllib
import xml.etree.ElementTree as ET
from collections import ChainMap
from types import SimpleNamespace

ini = configparser.ConfigParser()
ini.read_string("[DEFAULT]\nroot = /srv\n[web]\nport = 8080\npath = %(root)s/www\nlist =\n    a\n    b\n[debug]\non = yes\n")
toml = tomllib.loads('port = 9090\n[log]\nlevel = "info"\nsizes = [1, 2.5]\n')
xml = ET.fromstring("<config><opt name='color' value='red'/><opt name='port' value='1'/><!-- x --><text>a &lt; b</text></config>")
os.environ["APP_COLOR"] = "blue"
layers = ChainMap({k[4:].lower(): v for k, v in os.environ.items() if k.startswith("APP_")}, toml, dict(ini["web"]),
                  {o.get("name"): o.get("value") for o in xml.iter("opt")})
print({k: layers[k] for k in sorted(layers)})
print(ini.sections(), ini.getboolean("debug", "on"), ini.getint("web", "port"), ini["web"]["list"].split(), ini.has_option("web", "nope"))
s = SimpleNamespace(**{k: v for k, v in toml.items() if k != "log"}, **toml["log"])
print(s, xml.find("text").text, ET.tostring(xml).decode())
for text in ("[a]\nx = 1\nx = 2\n", "no section\n", "[b]\nv = %(missing)s\n"):
    try:
        p = configparser.ConfigParser()
        p.read_string(text)
        print(p["b"]["v"])
    except configparser.Error as e:
        print(type(e).__name__)
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as e:
    print(e, e.position)
