"""A roster gives the same ledger whichever program has written it: every child, every answer, every family. producers.py CLI"""
import json
import os
from concurrent.futures import ThreadPoolExecutor

from cli import Ledger, SOURCE, check, finish, folder
from roster_files import all_files


def answers(record):
    return {key: value for key, value in record["values"].items() if value and key != "child_number"}


def held(ledger):
    """All children, and all guardians in their places."""
    listed = lambda form: ledger("list", form, "--limit", "1000")
    people = {record["uid"]: answers(record) for record in listed("guardian")}
    out = [sorted(answers(kid).items()) for kid in listed("child")]
    for link in map(answers, listed("guardianship")):
        out.append(sorted(dict(link, guardian=str(sorted(people[link["guardian"]].items()))).items()))
    return sorted(out)


files = {name: bytes_ for name, bytes_ in all_files().items()}
kept = os.path.join(SOURCE, "tests", "data", "importing")
for name in sorted(os.listdir(kept)):   # written by the programs themselves: LibreOffice, xlwt
    if name.startswith("roster-"):
        files[name] = open(os.path.join(kept, name), "rb").read()
work = folder()


def imported(name):
    """What a file makes, imported twice; None where it cannot be imported."""
    path = os.path.join(work, name)
    open(path, "wb").write(files[name])
    ledger = Ledger(os.path.join(work, name + ".tongdang"))
    done = ledger.run("import", path)
    if done.returncode > 1 or '"rows"' not in done.stdout:
        check(False, f"{name}: {done.stderr}")
        return None
    report = json.loads(done.stdout)
    check((report["rows"], report["created"], report["rejected"]) == (60, 60, 0), f"{name}: {report['rows']} rows, {report['created']} created, {report['rejected']} rejected: {report['problems'][:2]}")
    check(report["warnings"] == 0, f"{name}: warnings {[p for p in report['problems']][:3]}")
    first = held(ledger)
    again = ledger("import", path, ok=(0, 1))
    check(again["unchanged"] == 60 and again["created"] == 0 and again["updated"] == 0, f"{name}: again {again['created']} created, {again['updated']} updated")
    check(held(ledger) == first, f"{name}: importing again changed something")
    return first


with ThreadPoolExecutor(os.cpu_count()) as pool:
    made = dict(zip(files, pool.map(imported, files)))
wanted = next(iter(made.values()))
for name, now in made.items():
    if now is not None:
        check(now == wanted, f"{name}: another ledger, first difference {next(((a, b) for a, b in zip(now, wanted) if a != b), None)}")
print(f"{len(files)} files")
finish("rosters of other programs")
