"""Every sentence named in the code has its row in resources/messages, in Chinese and English; no row is idle."""
import csv
import glob
import os
import re
import sys

root = sys.argv[1]
rows, faults = {}, []
for path in sorted(glob.glob(os.path.join(root, "resources/messages/*.csv"))):
    for line in list(csv.reader(open(path, encoding="utf-8-sig", newline="")))[1:]:
        if not line or not line[0]:
            continue
        name = os.path.basename(path)
        if line[0] in rows:
            faults.append(f"{name}: {line[0]} stands twice")
        if len(line) < 3 or not line[1].strip() or not line[2].strip():
            faults.append(f"{name}: {line[0]} lacks a language")
            continue
        if re.search("[\u4e00-\u9fff]", re.sub("[“”‘’].*?[“”‘’]", "", line[2])):
            faults.append(f"{name}: {line[0]} has Chinese in its English")
        rows[line[0]] = name
rooms = {i.split(".")[0] for i in rows}
used, prefixes = set(), set()
for folder in ("core", "ui", "app"):
    for where, _, names in os.walk(os.path.join(root, folder)):
        for name in names:
            if name.endswith((".h", ".cpp")):
                text = open(os.path.join(where, name), encoding="utf-8").read()
                for literal in re.findall(r'"([a-z_]+\.[a-z0-9_.]*)"', text):
                    if literal.split(".")[0] in rooms:
                        (prefixes if literal.endswith(("_", ".")) else used).add((literal, name))
for literal, name in sorted(used):
    if literal not in rows and not literal.endswith((".csv", ".xlsx", ".db", ".json", ".h", ".cpp")):
        faults.append(f"{name}: {literal} has no row")
names = {u for u, _ in used}
for row, name in rows.items():
    if row not in names and not any(row.startswith(p) for p, _ in prefixes):
        faults.append(f"{name}: {row} is not used")
print("\n".join(faults) if faults else f"{len(rows)} sentences, all used, all in both languages")
sys.exit(bool(faults))
