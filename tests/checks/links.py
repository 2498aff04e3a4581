"""The programs link neither QtNetwork nor QtSql, and the one without a window no QtWidgets."""
import os
import subprocess
import sys

faults = []
for name, forbidden in (("tongdang-cli", ("Qt6Network", "Qt6Sql", "Qt6Widgets", "libsqlite3.so")), ("tongdang", ("Qt6Network", "Qt6Sql", "libsqlite3.so"))):
    path = os.path.join(sys.argv[1], name)
    if not os.path.exists(path):
        continue
    # What the program itself asks for; what a system library brings along is that library's affair.
    needed = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True).stdout
    faults += [f"{name} links {library}" for library in forbidden if library in needed]
print("\n".join(faults) or "links are as they should be")
sys.exit(bool(faults))
