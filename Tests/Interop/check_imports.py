"""Checks that everything a script imports is there and comes from a package that is listed.

Usage: check_imports.py SCRIPT REQUIREMENTS...
A package that only comes along with another may be gone on the next machine.
"""

import ast
import importlib
import importlib.metadata
import pathlib
import re
import sys

script, lists = sys.argv[1], sys.argv[2:]


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


listed = set()
for path in lists:
    with open(path) as file:
        listed |= {plain(re.split(r"[=<>~! ]", line.strip())[0]) for line in file if line.strip() and line[0] != "#"}
with open(script) as file:
    tree = ast.parse(file.read())
modules = set()
for node in ast.walk(tree):
    if isinstance(node, ast.Import):
        modules |= {alias.name for alias in node.names}
    elif isinstance(node, ast.ImportFrom) and node.module:
        modules.add(node.module)
providers = importlib.metadata.packages_distributions()
failures = 0
for module in sorted(modules):
    top = module.split(".")[0]
    # Made from our own protos when the script runs; or a file beside it, which is checked by itself.
    if top in sys.stdlib_module_names or top == "onsale" or (pathlib.Path(script).parent / f"{top}.py").exists():
        continue
    owners = {plain(name) for name in providers.get(top, [])}
    try:
        importlib.import_module(module)
        why = "" if owners & listed else f"is of {', '.join(sorted(owners))}, which is not listed"
    except ImportError as error:
        why = f"is missing: {error}"
    if why:
        failures += 1
        print(f"FAILED {script}: {module} {why}")
print(f"{'FAILED' if failures else 'ok'} {script}: {len(modules)} imports")
sys.exit(1 if failures else 0)
