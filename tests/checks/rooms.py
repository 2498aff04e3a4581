"""Includes between folders point one way (docs/architecture.md): no ui in core, no SQLite in ui, no Qt beyond QtCore in core, no cycles
between rooms, QtCharts in ui/charts alone, poppler in one file."""
import os
import re
import sys

root = sys.argv[1]
faults = []
edges = {}
QT_GUI = re.compile(r"<(Q(Widget|Application|GuiApplication|Painter|Object|Settings|Color|Font|Image|Pixmap|Icon|Sql\w*|Network\w*|Tcp\w*|Local(Server|Socket))\b|Qt(Gui|Widgets|Sql|Network)/)")
for folder in ("core", "ui", "app"):
    for where, _, names in os.walk(os.path.join(root, folder)):
        for name in names:
            if not name.endswith((".h", ".cpp")):
                continue
            path = os.path.relpath(os.path.join(where, name), root)
            room = "/".join(path.split("/")[:2])
            text = open(os.path.join(root, path), encoding="utf-8").read()
            for line, content in enumerate(text.splitlines(), 1):
                include = re.match(r'\s*#include\s+(["<][^">]+[">])', content)
                if not include:
                    continue
                target = include.group(1)
                at = f"{path}:{line}"
                if target[0] == '"':
                    to = target.strip('"')
                    top = to.split("/")[0]
                    if folder == "core" and top in ("ui", "app") or folder == "ui" and top == "app":
                        faults.append(f"{at}: {folder} may not include {to}")
                    if folder == "core" and top == "core" and "/".join(to.split("/")[:2]) != room:
                        edges.setdefault(room, {}).setdefault("/".join(to.split("/")[:2]), at)
                    if folder == "ui" and to in ("core/ledger/sql.h", "core/ledger/form_table.h", "core/ledger/journal.h", "core/ledger/ledger_p.h"):
                        faults.append(f"{at}: the window may not reach into the database")
                else:
                    if folder == "core" and QT_GUI.match(target):
                        faults.append(f"{at}: core uses QtCore's values alone, not {target}")
                    if folder in ("ui", "app") and re.match(r"<(SQLiteCpp|sqlite3)", target):
                        faults.append(f"{at}: SQLite belongs to core")
                    if re.match(r"<(QtNetwork|QtSql|QNetwork|QSql|QTcp)", target):
                        faults.append(f"{at}: nothing may use {target}")
                    if re.match(r"<(QtCharts|QChart|QBarS|QBarC|QPieS|QLineS|QScatterS|QHorizontalBar|QValueAxis|QDateTimeAxis)", target) and room != "ui/charts":
                        faults.append(f"{at}: QtCharts belongs to ui/charts")
                    if re.match(r"<poppler", target) and path != "ui/files/pages.cpp":
                        faults.append(f"{at}: poppler belongs to ui/files/pages.cpp")
            if folder == "core" and re.search(r"\b(Q_OBJECT|tr\()", text):
                faults.append(f"{path}: core has no QObject and no tr()")


def walk(room, path):
    for to, at in edges.get(room, {}).items():
        if to in path:
            faults.append(f"{at}: a cycle between rooms: {' → '.join(path[path.index(to):] + [to])}")
        elif to not in done:
            walk(to, path + [to])
    done.add(room)


done = set()
for room in sorted(edges):
    if room not in done:
        walk(room, [room])
print("\n".join(faults) if faults else f"{len(edges)} rooms, all includes point one way")
sys.exit(bool(faults))
