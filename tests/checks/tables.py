"""What tongdang-cli answers where a table cannot be asked for so: one sentence, no file. tables.py CLI"""
import json
import os

from cli import Ledger, check, finish, folder

work = folder()
path = lambda name: os.path.join(work, name)
ledger = Ledger(path("海勃湾.tongdang"), today="2016-08-15")
ledger("demo", "--children", "40", "--seed", "5")


def refused(what, *args, ok, says=""):
    for lang in ("zh_CN", "en"):
        done = ledger.run(*args, lang=lang)
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        check(done.returncode == ok and len(lines) == 1 and "statistics." not in lines[0] and "%" not in lines[0], f"{what}: exit {done.returncode}, {lines}")
        check(lang == "zh_CN" or says in done.stderr, f"{what}: {lines} does not say {says}")
    check(not os.path.exists(path("x.pdf")), f"{what}: a file was written")


# ---- A place of somebody else's, a day to come, a period that cannot be
file = ("-o", path("x.pdf"))
for command in (("summary", "lbc-2016"), ("report", "quarterly"), ("chart", "lbc-2016"), ("chart", "lbc-2016", "--kind", "trend")):
    name = " ".join(command)
    refused(f"{name} elsewhere", *command, "--region", "150303", *file, ok=1, says="outside your area")
    refused(f"{name} of a wider place", *command, "--region", "1503", *file, ok=1, says="outside your area")
    refused(f"{name} of a day to come", *command, "--as-of", "2031-01-01", *file, ok=1, says="2031-01-01 is still to come")
    if command[0] != "report":
        refused(f"{name} from after its day", *command, "--as-of", "2016-07-31", "--from", "2016-08-01", *file, ok=2 if command[-1] == "lbc-2016" else 1)
refused("a period of a table that has none", "summary", "lbc-2016", "--from", "2016-01-01", *file, ok=2, says="has no period")
refused("a period of a chart that has none", "chart", "lbc-2016", "--from", "2016-01-01", *file, ok=2, says="has no period")
refused("the ledger as a day to come will know it", "summary", "lbc-2016", "--known-at", "2031-01-01", ok=1, says="2031-01-01 is still to come")
refused("a period that begins after its day", "summary", "visits", "--as-of", "2016-07-31", "--from", "2016-08-01", *file, ok=1, says="after its last day")
refused("comparing with a day to come", "compare", "visits@2016-07-31", "visits@2031-01-01", ok=1, says="still to come")
for option in (("--open", "c1"), ("--concerned", "R1"), ("--codes",)):
    refused(f"{option[0]} beside hidden numbers", "summary", "lbc-2016", "--hide-below", "5", *option, ok=2, says=f"{option[0]} would list")
refused("codes on paper", "summary", "lbc-2016", "--codes", *file, ok=2, says=".xlsx")

# ---- A number of several kinds of people opens to all of them
village = next(one["code"] for one in ledger("places") if one["code"].startswith("150302") and one["level"] == "village")
ledger("add", "left_behind_woman", "name=李梅", f"home_region={village}", "birth_date=1980-01-01")
three = ledger("summary", "left-behind-three", ok=(0, 1))["total"]
check(three["c5"] == 1 and len(ledger("summary", "left-behind-three", "--open", "c15")) == three["c15"], f"all three open to {three['c15']}")
check(len(ledger("summary", "left-behind-three", "--open", "c5", "--basis", "hukou")) == 1, "by registration too, where she is counted by her home")

# ---- A day before the ledger's first says so
for day, marked in (("2016-08-14", True), ("2016-08-15", False)):
    done = ledger.run("summary", "lbc-2016", "--as-of", day, "-o", path("t.csv"), json_out=False, lang="en")
    check(("as known today (the ledger begins on 2016-08-15)" in done.stdout) == marked, f"as of {day}: {done.stdout[:200]}")
    check(("按现有资料统计" in open(path("t.csv"), encoding="utf-8-sig").read()) == marked, f"the file as of {day}")
ledger("report", "quarterly", "--as-of", "2016-08-14", "-o", path("b.html"))
page = open(path("b.html"), encoding="utf-8").read()
check("按现有资料统计（账本自2016年8月15日起记录）" in page and "2016年6月30日、" in page, "a bulletin of a day before the ledger's first says so, and of the days it is compared with")

# ---- Kept as reported: of a day that is named, once
refused("keeping a table of no day", "freeze", "lbc-2016", ok=2, says="--as-of")
kept = ledger("freeze", "lbc-2016", "--as-of", "2016-07-31", "--name", "年报")["frozen"]
refused("keeping it again", "freeze", "lbc-2016", "--as-of", "2016-07-31", ok=1, says=f"--replaces {kept}")
again = ledger("freeze", "lbc-2016", "--as-of", "2016-07-31", "--replaces", kept, "--reason", "补登")["frozen"]
refused("keeping it a third time", "freeze", "lbc-2016", "--as-of", "2016-07-31", ok=1, says=again)
head = next(one["head"] for one in ledger("frozen") if one["frozen"] == kept)
ledger("summary", "lbc-2016", "--frozen", kept, "-o", path("kept.csv"), ok=(0, 1))
text = open(path("kept.csv"), encoding="utf-8-sig").read()
check(head in text and " ".join(head[i:i + 4] for i in range(0, 16, 4)) in text, "the file of a kept table has the head of the chain")

# ---- Amounts add up to the difference
child = ledger("list", "child", "--limit", "1")[0]["uid"]
for day in ("2016-08-01", "2016-08-02"):
    ledger("add", "visit", "--subject", child, f"visited_on={day}", "outcome=not_met", "place=家中")
columns = {one["name"]: one for one in ledger("compare", "visits@2016-06-30", "visits@2016-08-15")["columns"]}
c6 = columns["c6"]
check(child in c6["amounts"] and sum(b - a for a, b in c6["amounts"].values()) == c6["b"] - c6["a"], f"visits made: {c6}")
check(set(c6["amounts"]) == set(c6["entered"]) | set(c6["left"]) | set(c6["changed"]), "every amount is somebody's who came, left or has another")
finish("tables")
