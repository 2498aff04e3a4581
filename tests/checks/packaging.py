"""What the packages tell the desktop and the reader: the man page of tongdang-cli names every command with every option and no other, versions
and names agree, desktop entry and AppStream data are valid (by their own tools, where these are installed). packaging.py CLI VERSION"""
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

from cli import SOURCE, check, finish, run

folder = os.path.join(SOURCE, "packaging")
desktop = os.path.join(folder, "desktop", "tongdang.desktop")
metainfo = os.path.join(folder, "desktop", "tongdang.metainfo.xml")
with open(os.path.join(folder, "man", "tongdang-cli.1"), encoding="utf-8") as file:
    page = file.read().replace("\\-", "-")

# ---- The man page and the program
commands = json.loads(run("--help").stdout)["commands"]
told = {}
for entry in page.split(".SH COMMANDS")[1].split(".SH ENVIRONMENT")[0].split(".TP\n")[1:]:
    line = entry.splitlines()[0]
    name = line.split()[1]
    told[name] = set(re.findall(r"(?<![\w-])--?([a-z][a-z-]*)", line))
check(set(told) == set(commands), f"commands of the man page alone: {set(told) - set(commands)}, of the program alone: {set(commands) - set(told)}")
for name, own in commands.items():
    check(told.get(name) == set(own), f"{name}: the man page has {sorted(told.get(name, []))}, the program {sorted(own)}")
general = page.split(".SH OPTIONS OF EVERY COMMAND")[1].split(".SH COMMANDS")[0]
for option in ("ledger", "user", "password-file", "lang", "document-lang", "json", "quiet", "help", "version"):
    check("--" + option in general, f"the man page lacks --{option}")

# ---- What the desktop reads
components = xml.parse(metainfo).getroot()
entry = dict(line.split("=", 1) for line in open(desktop, encoding="utf-8").read().splitlines() if "=" in line)
mime = xml.parse(os.path.join(folder, "desktop", "tongdang.mime.xml")).getroot()
types = [one.get("type") for one in mime]
check(components.find("releases/release").get("version") == sys.argv[2], "the first release of the AppStream data is another version than CMakeLists.txt has")
check(components.find("name[@{http://www.w3.org/XML/1998/namespace}lang='zh_CN']").text == entry["Name[zh_CN]"], "the Chinese names differ")
check(entry["MimeType"].rstrip(";").split(";") == types == [one.text for one in components.findall("provides/mediatype")], f"file types differ: {types}")
check(os.path.exists(os.path.join(SOURCE, "resources", "icons", entry["Icon"] + ".svg")), "the icon is missing")
for tool, line in (("desktop-file-validate", [desktop]),
                   ("appstreamcli", ["validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info", metainfo])):
    if shutil.which(tool):
        done = subprocess.run([tool] + line, capture_output=True, text=True)
        check(done.returncode == 0 and not done.stdout.startswith(desktop), f"{tool}: {done.stdout}{done.stderr}")
    else:
        print(f"{tool} is not installed: not tried")

# ---- The scripts are plain sh
for where, _, names in os.walk(folder):
    for name in names:
        path = os.path.join(where, name)
        with open(path, "rb") as file:
            first = file.readline()
        if name.endswith(".sh") or first == b"#!/bin/sh\n":
            done = subprocess.run(["sh", "-n", path], capture_output=True, text=True)
            check(done.returncode == 0, done.stderr)
finish("packaging")
