"""Formulas of exported tables and bulletins, worked out anew by LibreOffice where it is installed, give the values that were written with them.
formulas.py CLI"""
import csv
import glob
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml
import zipfile

from cli import Ledger, check, finish, folder

WRONG = "-77777"   # in place of every written value, so that one that is not worked out shows
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"

office = shutil.which("soffice")
if not office:
    print("formulas: skipped, LibreOffice is not installed")
    finish("formulas")
work = folder()
ledger = Ledger(os.path.join(work, "海勃湾.tongdang"))
ledger("demo", "--children", "150", "--seed", "4")
books = []
for table in ledger("tables"):
    books.append(os.path.join(work, table["id"] + ".xlsx"))
    ledger("summary", table["id"], "--by", "village", "-o", books[-1], ok=(0, 1))
books.append(os.path.join(work, "bulletin.xlsx"))
ledger("report", "quarterly", "-o", books[-1])

profile, out = os.path.join(work, "profile"), os.path.join(work, "out")
os.makedirs(os.path.join(profile, "user"))
os.mkdir(out)
with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as settings:
    settings.write(SETTINGS)
written, spoilt = {}, []
for book in books:
    name = os.path.basename(book)[:-5]
    spoilt.append(os.path.join(work, "spoilt-" + name + ".xlsx"))
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(spoilt[-1], "w") as target:
        names = [sheet.get("name") for sheet in xml.fromstring(source.read("xl/workbook.xml")).iter(SHEETS)]
        for part in source.namelist():
            data = source.read(part)
            if number := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", part):
                text = data.decode()
                for cell, value in re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f><v>([^<]*)</v>', text):
                    written[name, names[int(number[1]) - 1], cell] = value
                data = re.sub(r"(</f><v>)[^<]*", r"\g<1>" + WRONG, text).encode()
            target.writestr(part, data)
subprocess.run([office, "-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", out, *spoilt],
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def column(cell):
    number = 0
    for letter in re.match("[A-Z]+", cell)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


rows = {}
for (book, sheet, cell), value in written.items():
    if (book, sheet) not in rows:
        found = glob.glob(os.path.join(out, f"spoilt-{book}-{glob.escape(sheet)}.csv"))
        check(found, f"{book}: LibreOffice does not open the sheet {sheet}")
        with open(found[0], encoding="utf-8", newline="") as file:
            rows[book, sheet] = list(csv.reader(file))
    got = rows[book, sheet][int(re.search(r"\d+", cell)[0]) - 1][column(cell)]
    check(float(got) == float(value), f"{book}, {sheet} {cell}: {value} was written, it is {got}")
check(len(written) > 300, f"{len(written)} formulas")
finish("formulas")
