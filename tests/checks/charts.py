"""Charts without a window or a display: every kind as every file, of the size asked for, text that is found; wrong values in one sentence.
charts.py CLI"""
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml

from cli import Ledger, check, finish, folder

KINDS = "bar grouped stacked share pyramid pie trend heat multiples tiles".split()
work = folder()
path = lambda name: os.path.join(work, name)
ledger = Ledger(path("海勃湾.tongdang"))
ledger("demo", "--children", "120", "--seed", "3")
total = ledger("summary", "lbc-2016", "--as-of", "2016-07-31", ok=(0, 1))["total"]
frozen = ledger("freeze", "lbc-2016", "--as-of", "2016-07-31", "--name", "年报")["frozen"]


def chart(*more, ok=0, table="lbc-2016", **env):
    done = ledger.run("chart", table, *more, **env)
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    check(done.returncode == ok and json.loads(done.stdout) == {}, f"chart {more}: exit {done.returncode}, {done.stdout!r} {done.stderr!r}")
    check(ok == 0 or len(lines) == 1 and "statistics." not in lines[0] and "%" not in lines[0], f"chart {more}: one sentence, not {lines}")


def words(file):
    if file.endswith(".svg"):
        return " ".join(node.text or "" for node in xml.parse(file).iter("{http://www.w3.org/2000/svg}text"))
    return subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True).stdout


pdf = shutil.which("pdftotext") is not None
for kind in KINDS:
    for ending in ("png", "svg", "pdf"):
        file = path(f"{kind}.{ending}")
        chart("--kind", kind, "--by", "township", "--as-of", "2016-07-31", "--size", "900x700", "-o", file, DISPLAY="", WAYLAND_DISPLAY="")
        data = open(file, "rb").read()
        check(data.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[ending]), f"{kind}: a {ending}")
        if ending == "png":
            check((int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (900, 700), f"{kind}: of the size asked for")
        elif ending == "svg" or pdf:
            text = words(file)
            check("农村留守儿童情况统计表" in text, f"{kind}.{ending}: the table's name is found in {text[:200]!r}")
            if kind not in ("pyramid", "pie", "trend"):
                check("千里山镇" in text, f"{kind}.{ending}: a place is found")
english = path("english.svg")
chart("--kind", "trend", "-o", english, "--document-lang", "en", "--as-of", "2016-07-31", "--from", "2015-12-31")
check("restated, as known today" in words(english) and "Rural left-behind children" in words(english), "a chart in English")
grey = path("grey.svg")
chart("--kind", "stacked", "--grey", "-o", grey)
for color in set(re.findall(r"#([0-9a-f]{6})\b", open(grey).read())):
    check(color[:2] == color[2:4] == color[4:], f"{color} is a grey")

# As it was reported, whatever happened since
boy = ledger("list", "child", "--where", "${sex} = '1'", "--limit", "1")[0]
gone, name = boy["uid"], boy["values"]["name"]
ledger("exit", gone, "--reason", "hukou_moved", "--date", "2016-01-01")
kept, living = path("kept.svg"), path("living.svg")
chart("--frozen", frozen, "--kind", "pie", "--columns", "c2,c5,c8", "-o", kept)
chart("--as-of", "2016-07-31", "--kind", "pie", "--columns", "c2,c5,c8", "-o", living)
check(str(total["c5"]) in words(kept), "a reported table is drawn with its own figures")

# What goes with a reported table says so, and a rule that fails names its place as people do
for option in (("--open", "c1"), ("--concerned", "S1"), ("--codes",), ("--known-at", "2016-08-01")):
    done = ledger.run("summary", "lbc-2016", "--frozen", frozen, *option)
    check(done.returncode == 2 and "--frozen" in done.stderr, f"summary --frozen {option}: exit {done.returncode}, {done.stderr!r}")
for option in (("--by", "village"), ("--basis", "hukou"), ("--region", "150302101"), ("--as-of", "2016-06-30")):
    for command in (("summary", "lbc-2016"), ("chart", "lbc-2016", "-o", path("wrong.svg"))):
        done = ledger.run(*command, "--frozen", frozen, *option)
        check(done.returncode == 2 and option[0] in done.stderr and not os.path.exists(path("wrong.svg")), f"{command[0]} --frozen {option}: exit {done.returncode}, {done.stderr!r}")
chart("--frozen", frozen, "--by", "township", "--as-of", "2016年7月31日", "-o", path("as-it-is.svg"))

# What is printed of it names it, and what took its place
later = ledger("freeze", "lbc-2016", "--as-of", "2016-07-31", "--name", "年报更正", "--replaces", frozen, "--reason", "漏报")["frozen"]
for uid, others in ((frozen, ("年报更正", "漏报", later)), (later, ("漏报", frozen))):
    for ending in ("csv", "pdf") if pdf else ("csv",):
        file = path("printed." + ending)
        ledger("summary", "lbc-2016", "--frozen", uid, "-o", file, ok=(0, 1))
        text = "".join((words(file) if ending == "pdf" else open(file, encoding="utf-8-sig").read()).split())
        check(all(word in text for word in (uid, "2016-08-15", *others)), f"a printed report names itself and the other in .{ending}")

# Small numbers that leave the office: a star, and no length
for kind in KINDS:
    file = path("hidden.svg")
    chart("--kind", kind, "--by", "village", "--as-of", "2016-07-31", "--hide-below", "50", *(("--from", "2015-12-31", "--columns", "c2") if kind == "trend" else ()), "-o", file)
    told = [int(word) for word in words(file).split() if word.isdigit() and kind not in ("pyramid", "trend")]
    check("*" in words(file).split() and "隐去" in words(file) and not any(0 < number < 50 for number in told), f"{kind}: small numbers are hidden: {sorted(told)[:5]}")
chart("--frozen", later, "--kind", "bar", "--hide-below", "50", "-o", path("hidden.svg"))
check("隐去" in words(path("hidden.svg")), "of a reported table too")

# Who stands behind a number of exits
behind = ledger("summary", "exits", "--as-of", "2016-07-31", "--from", "2016-01-01", "--open", "c1")
check((gone, name) in [(one["subject"], one["name"]) for one in behind] and all(one["name"] for one in behind), f"an exit is called by who left: {behind}")

with open(path("mine.csv"), "w", encoding="utf-8") as file:
    file.write("settings\n,table_id,title::中文 (zh),of\n,mine,自己的表,child\ncolumns\n,name,no,header::中文 (zh),where,value\n,c1,1,全部,true(),\nrules\n,name,expression,label::中文 (zh),active,concerns\n,R,${c1} = 0,没有人,yes,true()\n")
ledger("table", "install", path("mine.csv"))
failing = [line for line in ledger.run("summary", "mine", "--by", "township", json_out=False).stdout.splitlines() if "没有人" in line]
check(failing and not any(re.search(r"total|unknown|：\d{9}，", line) for line in failing) and any("合计" in line for line in failing), f"failing rules name their places: {failing[:3]}")

for wrong, status in ((("--kind", "cake"), 2), (("--kind", "pyramid", "--columns", "c3"), 1), (("--columns", "c99"), 1), (("--size", "10x10"), 2), (("--size", "wide"), 2), (("--size", "99999x100"), 2),
                      (("--by", "street"), 2), (("--as-of", "yesterday"), 2), (("--region", "999999"), 1), (("--frozen", "no-such"), 1), (("--frozen", frozen, "--kind", "trend"), 2), (("--basis", "school"), 2)):
    chart(*wrong, "-o", path("wrong.png"), ok=status)
    check(not os.path.exists(path("wrong.png")), f"{wrong}: nothing is written")
chart(ok=2)
chart("-o", path("wrong.gif"), ok=2)
chart("-o", path("no/such/folder.png"), ok=5)
chart("-o", path("wrong.png"), ok=1, table="no-such")
for kind in KINDS:   # before anybody
    chart("--kind", kind, "--as-of", "1990-01-01", "-o", path("far.png"))
finish("charts")
