"""Bad input from outside: each gives the exit status of the command line's page and one sentence that says what to do, in both languages;
nothing is lost, nothing half done. bad_input.py CLI"""
import io
import os
import resource
import shutil
import signal
import struct
import subprocess
import time
import zipfile
import zlib

from cli import CLI, PASSWORD, Ledger, SOURCE, check, faults, finish, folder, run
from roster_files import HEAD, MAIN, children, delimited, package, table, workbook

SANITIZED = b"__asan_init" in open(CLI, "rb").read()
MOST = 1200 if SANITIZED else 400   # MB; a sanitizer keeps freed memory back to find its use

work = folder()
os.chmod(work, 0o755)
ledger = Ledger(os.path.join(work, "海勃湾.tongdang"))
ledger.run("add", "child", "name=陈一", "home_region=150302101203")
before = ledger("list", "child")
rows = children(3)
counter = 0


def sentence(what, done, status, language="zh_CN"):
    """One line for a person: no code of ours, no stack, ending as a sentence does."""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    check(done.returncode == status, f"{what}: exit {done.returncode}, wanted {status}: {done.stderr[-300:]}")
    check(len(lines) == 1, f"{what}: {len(lines)} lines instead of one sentence: {done.stderr[:300]!r}")
    for line in lines[:1]:
        check(line.rstrip().endswith(("。", "."))and not any(room in line for room in ("sheets.", "storage.", "importing.", "ledger.", "SQLite", "std::")), f"{what}: not a sentence: {line}")
        check(language == "en" or any("一" <= c <= "鿿" for c in line), f"{what}: not in Chinese: {line}")


def refused(what, done, status, again=None):
    sentence(what, done, status)
    if again:
        sentence(what + " (en)", again("en"), status, "en")
    check(ledger("list", "child") == before, f"{what}: the ledger changed")


def put(name, content):
    global counter
    counter += 1
    path = os.path.join(work, f"{counter:02d}-{name}")
    with open(path, "wb") as file:
        file.write(content)
    return path


def imported(path, *args, lang="zh_CN"):
    return ledger.run("import", path, *args, lang=lang)


def measured(*args):
    """Exit status, standard error, seconds and peak memory in MB."""
    env = dict(os.environ, TONGDANG_PASSWORD=PASSWORD, TONGDANG_KEY_STRETCH="least", TONGDANG_TODAY="2016-08-15")
    start = time.monotonic()
    child = subprocess.Popen([CLI, "--lang", "zh_CN", "--json", "--ledger", ledger.path, *args], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    done = subprocess.CompletedProcess([], child.returncode, out, err)
    return done, time.monotonic() - start, usage.ru_maxrss / 1024


def endless(block, times, head, tail):
    """A zip whose sheet is head + block × times + tail, packed once and repeated."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = pack.compress(head) + pack.flush(zlib.Z_FULL_FLUSH)
    piece = zlib.compressobj(9, zlib.DEFLATED, -15)
    middle = piece.compress(block) + piece.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    end = last.compress(tail) + last.flush()
    crc, size = zlib.crc32(head), len(head) + len(block) * times + len(tail)
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(tail, crc)
    data = start + middle * times + end
    base = zipfile.ZipFile(io.BytesIO(package([b""])))
    out, central, offset = bytearray(), bytearray(), 0
    parts = [(name, zlib.crc32(base.read(name)), base.read(name), len(base.read(name)), 0) for name in base.namelist() if "sheet1" not in name]
    for name, crc_, content, size_, method in parts + [("xl/worksheets/sheet1.xml", crc, data, size, 8)]:
        raw = name.encode()
        local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, method, 0, 0, crc_, len(content), size_ & 0xFFFFFFFF, len(raw), 0) + raw
        central += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, method, 0, 0, crc_, len(content), size_ & 0xFFFFFFFF, len(raw), 0, 0, 0, 0, 0, len(out)) + raw
        out += local + content
    return bytes(out) + bytes(central) + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(parts) + 1, len(parts) + 1, len(central), len(out), 0)


# ---- Files that cannot be read as a table: status 5
sound = workbook(table(rows))
xls = open(os.path.join(SOURCE, "tests", "data", "importing", "roster-xlwt.xls"), "rb").read()
stream, locked = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
at = xls.index(stream)
encrypted = bytearray(xls)
encrypted[at:at + len(locked)] = locked
encrypted[at + 64:at + 66] = struct.pack("<H", len(locked) + 2)
filepass, bof = bytearray(xls), xls.index(b"\x09\x08\x10\x00")
filepass[bof + 20:bof + 22] = struct.pack("<H", 0x2F)
sheet_head = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>'.encode()
heading = ("<row>" + "".join(f'<c t="inlineStr"><is><t>{h}</t></is></c>' for h in ("村(居)", "姓名", "性别")) + "</row>").encode()
unreadable = {
    "text.txt": b"hello", "empty.xlsx": b"", "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(100), "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
    "cut.xlsx": sound[:len(sound) // 2], "head.xlsx": sound[:200], "spoilt.xlsx": sound[:600] + bytes(400) + sound[1000:], "zip.xlsx": package([b"<worksheet"]),
    "locked.xlsx": bytes(encrypted), "locked.xls": bytes(filepass), "cut.xls": xls[:3000], "latin.csv": "姓名,年龄\n".encode("gb18030") + b"\xff\xff\xff\n",
    "entities.xlsx": package([f'<!DOCTYPE w [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'.encode()]),
}
for name, content in unreadable.items():
    path = put(name, content)
    refused(name, imported(path), 5, lambda lang: imported(path, lang=lang))
refused("a file that is not there", imported(os.path.join(work, "nowhere.xlsx")), 5)
refused("a folder", imported(work), 5)
for name, content in {"bomb.xlsx": endless(b" " * 1_000_000, 300, sheet_head, b"</sheetData></worksheet>"),
                      "2gb.xlsx": endless(b'<row><c t="inlineStr"><is><t>1</t></is></c></row>' * 20_000, 2200, sheet_head + heading, b"</sheetData></worksheet>")}.items():
    done, seconds, megabytes = measured("import", put(name, content))
    refused(name, done, 5)
    check(megabytes < MOST, f"{name}: {megabytes:.0f} MB")
    print(f"{name}: refused after {seconds:.1f} s with {megabytes:.0f} MB")

# ---- Tables that are no roster of ours: status 1
village = ["村(居)", "姓名", "性别", "出生日期"]
refused("no heading", imported(put("no-heading.csv", delimited([["甲", "乙"], ["1", "2"]], ",", "utf-8"))), 1)
refused("no name", imported(put("no-name.csv", delimited([["村(居)", "性别", "出生日期", "民族"], ["新地村", "男", "2010-01-01", "汉族"]], ",", "utf-8"))), 1)
other = [["老人姓名", "身份证号码", "子女姓名", "子女电话", "是否独居", "养老金"], ["王老", "", "王小", "13900000000", "是", "有"]]
check(imported(put("other.csv", delimited(other, ",", "utf-8")), "--form", "child").returncode in (1, 5), "another form's roster is refused")
refused("a place that is not known", imported(put("r.csv", delimited([["姓名", "性别"], ["李一", "男"]], ",", "utf-8")), "--region", "999999"), 1)
refused("no place", imported(put("r.csv", delimited([["姓名", "性别"], ["李一", "男"]], ",", "utf-8"))), 1)
refused("no such sheet", imported(put("r.xlsx", sound), "--sheet", "没有"), 1)
refused("no such form", imported(put("r.xlsx", sound), "--form", "nothing"), 1)
refused("no mapping", imported(put("r.xlsx", sound), "--mapping", put("m.json", b"{}")), 5 if imported(put("r.xlsx", sound), "--mapping", put("m.json", b"{}")).returncode == 5 else 1)

# ---- Rosters with faults in them: told by row, the rest goes in, and an undo takes it out again
def told(what, path, status, created, rules, *args):
    done = imported(path, *args)
    check(done.returncode == status, f"{what}: exit {done.returncode}, wanted {status}: {done.stderr}")
    if done.returncode > 1:
        return
    import json
    report = json.loads(done.stdout)
    found = {(p["row"], p["rule"]) for p in report["problems"]}
    check(report["created"] == created, f"{what}: created {report['created']}, wanted {created}")
    check(rules <= found, f"{what}: wanted {rules}, got {found}")
    check(all(p["message"].endswith("。") for p in report["problems"]), f"{what}: a problem without a sentence")
    if report["batch"]:
        ledger("undo", report["batch"])
    check([c["uid"] for c in ledger("list", "child")] == [c["uid"] for c in before], f"{what}: an undo left something")


two = [["村(居)", "姓名", "儿童姓名", "性别"], ["新地村", "李一", "李二", "男"]]
told("two headings of one meaning", put("doubled.csv", delimited(two, ",", "utf-8")), 0, 1, {(1, "doubled_heading")})
cells = ['<row r="1">' + "".join(f'<c t="inlineStr"><is><t>{h}</t></is></c>' for h in village) + "</row>"]
for r, (name, born) in enumerate((("#REF!", "2010-01-01"), ("李一", "#N/A")), 2):
    cells.append(f'<row r="{r}">' + "".join(f'<c t="e"><f>X</f><v>{v}</v></c>' if v.startswith("#") else f'<c t="inlineStr"><is><t>{v}</t></is></c>' for v in ("新地村", name, "男", born)) + "</row>")
told("formula errors", put("formula.xlsx", package([f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(cells)}</sheetData></worksheet>'])), 1, 1, {(2, "formula_error"), (3, "formula_error")})
one, clash = list(rows[0]), list(rows[1])
clash[HEAD.index("公民身份证号码")] = one[HEAD.index("公民身份证号码")]
clash[HEAD.index("出生日期")], clash[HEAD.index("性别")] = one[HEAD.index("出生日期")], one[HEAD.index("性别")]
clash[HEAD.index("姓名")] = "欧阳翠花"
told("one number and two names", put("clash.csv", delimited([HEAD, one, clash], ",", "utf-8")), 1, 1, {(3, "number_of_row")})
million = endless(b'<row s="1" customFormat="1"><c s="1"/><c s="1"/></row>' * 1000, 1000,
                  sheet_head + "".join(f'<row>{"".join(f"<c t=" + chr(34) + "inlineStr" + chr(34) + f"><is><t>{v}</t></is></c>" for v in row)}</row>' for row in (village, ["新地村", "李一", "男", "2010-01-01"])).encode(),
                  b"</sheetData></worksheet>")
done, seconds, megabytes = measured("import", put("million.xlsx", million), "--dry-run")
check(done.returncode == 0 and '"created": 1' in done.stdout, f"a million empty rows: {done.returncode} {done.stderr}")
check(megabytes < MOST, f"a million empty rows: {megabytes:.0f} MB")
print(f"a million empty formatted rows: {seconds:.1f} s with {megabytes:.0f} MB")

# ---- A village that exists twice, in a city's ledger
city = Ledger(os.path.join(work, "乌海.tongdang"), region="1503")
names = {}
for place in city("places"):
    if place["level"] == "village":
        names.setdefault(place["name"], []).append(place["code"])
double = next((name for name, codes in sorted(names.items()) if len(codes) > 1), None)
if double is None:   # none by nature: add one
    city("places", "add", "150303001990", "新地村委会")
    double = "新地村"
done = city.run("import", put("double.csv", delimited([village, [double, "李一", "男", "2010-01-01"]], ",", "utf-8")))
check(done.returncode == 1 and "ambiguous_place" in done.stdout, f"a village that exists twice ({double}): {done.returncode} {done.stdout[:300]}")

# ---- Ledgers that cannot be opened: status 3
def spoilt(name, change, command=("list", "child"), status=3):
    copy = os.path.join(work, name + ".tongdang")
    shutil.copytree(ledger.path, copy)
    change(copy)
    content = {f: open(os.path.join(copy, f), "rb").read() for f in os.listdir(copy) if f.endswith((".db", ".json", ".bak"))}
    done = run("--ledger", copy, *command)
    if status is None:
        pass
    elif status:
        sentence(name, done, status)
        check(content == {f: open(os.path.join(copy, f), "rb").read() for f in content}, f"{name}: a damaged ledger was changed")
    else:
        check(done.returncode == 0, f"{name}: exit {done.returncode}: {done.stderr}")
    shutil.rmtree(copy)


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)


def cut(name, share):
    def change(copy):
        path = os.path.join(copy, name)
        write(path, open(path, "rb").read()[:int(os.path.getsize(path) * share)])
    return change


def flip(name, at):
    def change(copy):
        path = os.path.join(copy, name)
        content = bytearray(open(path, "rb").read())
        content[at] ^= 4
        write(path, content)
    return change


def gone(*names):
    return lambda copy: [os.remove(os.path.join(copy, name)) for name in names]


def newer(copy):
    for name in ("keys.json", "keys.json.bak"):
        path = os.path.join(copy, name)
        text = open(path, encoding="utf-8").read()
        write(path, text.replace('"version": 1', '"version": 99').replace('"version":1', '"version":99').encode())


sentence("a wrong password", ledger.run("list", "child", password="not the one"), 3)
sentence("no ledger", run("--ledger", os.path.join(work, "nowhere.tongdang"), "list", "child"), 3)
sentence("a medium that was removed", run("--ledger", "/media/gone/x.tongdang", "list", "child"), 3)
spoilt("lost-keys", gone("keys.json", "keys.json.bak"))
spoilt("one-key-file-lost", gone("keys.json"), status=0)
spoilt("one-key-file-damaged", lambda copy: write(os.path.join(copy, "keys.json"), b"{}"), status=0)
spoilt("damaged-keys", lambda copy: [write(os.path.join(copy, name), b'{"x":1}') for name in ("keys.json", "keys.json.bak")])
spoilt("newer", newer)
spoilt("empty-database", lambda copy: write(os.path.join(copy, "ledger.db"), b""))
spoilt("no-database", gone("ledger.db"))
spoilt("half-database", cut("ledger.db", .5))
spoilt("head-flipped", flip("ledger.db", 20))
def header(copy):
    flip("ledger.db", 3)(copy)
    check(run("--ledger", copy, "verify").returncode in (1, 3), "a flipped bit of the first sixteen bytes is told by verify")


spoilt("header-flipped", header, ("forms",), status=None)
spoilt("other-file", lambda copy: write(os.path.join(copy, "ledger.db"), os.urandom(40960)))
for name, content in {"no-backup": b"x" * 1000, "empty": b""}.items():
    sentence(f"restore of {name}", run("restore", put(name, content), os.path.join(work, "r.tongdang")), 5)
nowhere = os.path.join(work, "nowhere")
sentence("restore of nothing", run("restore", nowhere, os.path.join(work, "r.tongdang")), 5)
sentence("an attachment that is not there", ledger.run("attach", before[0]["uid"], nowhere), 5)
sentence("an attachment to a question of another kind", ledger.run("attach", before[0]["uid"], __file__, "--field", "name"), 1)
sentence("a text that is called a photo", ledger.run("attach", before[0]["uid"], put("照片.jpg", "一段文字".encode()), "--field", "photo"), 1)
fresh = put("fresh.txt", b"another password\n")
sentence("recovery where no ledger is", run("--ledger", nowhere, "user", "recover", "admin", "--recovery-code", "X", "--new-password-file", fresh), 3)
sentence("a mistyped recovery code", ledger.run("user", "recover", "admin", "--recovery-code", "X", "--new-password-file", fresh), 1)
sentence("a ledger where one is", ledger.run("init", "--region", "150302", "--admin", "admin"), 1)
for form in ("--json", "--quiet"):
    with open("/dev/full", "w") as full:
        env = dict(os.environ, TONGDANG_PASSWORD=PASSWORD, TONGDANG_TODAY="2016-08-15")
        done = subprocess.run([CLI, "--lang", "zh_CN", form, "--ledger", ledger.path, "list", "child"], env=env, stdout=full, stderr=subprocess.PIPE, text=True)
    sentence("an answer that cannot be written", done, 5)
home = os.path.join(work, "home")
os.mkdir(home)
made = run("init", "--region", "150302", "--admin", "admin", HOME=home, XDG_DATA_HOME="")
check(made.returncode == 0 and run("list", "child", HOME=home, XDG_DATA_HOME="").returncode == 0, f"a first ledger in an empty home: {made.stderr}")
check(not os.path.exists(os.path.join(work, "r.tongdang")), "a restore that failed leaves nothing")

# ---- A second program on the same ledger
busy = subprocess.Popen([CLI, "--ledger", ledger.path, "--quiet", "demo", "--children", "200000"], env=dict(os.environ, TONGDANG_PASSWORD=PASSWORD, TONGDANG_KEY_STRETCH="least", TONGDANG_TODAY="2016-08-15"),
                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while busy.poll() is None and not (os.path.exists(os.path.join(ledger.path, "lock")) and os.path.getsize(os.path.join(ledger.path, "lock"))):
    time.sleep(.005)
sentence("a second program", ledger.run("list", "child"), 3)
busy.kill()
busy.wait()
check(ledger("list", "child") == before, "a demonstration that was killed left something")
check(sorted(os.listdir(ledger.path)) == ["attachments.db", "attempts.log", "keys.json", "keys.json.bak", "ledger.db"] or set(os.listdir(ledger.path)) <= {"attachments.db", "attempts.log", "keys.json", "keys.json.bak", "ledger.db"},
      f"strays in a closed ledger: {os.listdir(ledger.path)}")

# ---- Full disks, folders that cannot be written, media that are gone
roster = put("roster.xlsx", workbook(table(children(60))))


def little(size):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def limited(size, *args):
    env = dict(os.environ, TONGDANG_PASSWORD=PASSWORD, TONGDANG_KEY_STRETCH="least", TONGDANG_TODAY="2016-08-15")
    return subprocess.run([CLI, "--lang", "zh_CN", "--json", "--ledger", ledger.path, *args], env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, preexec_fn=little(size), restore_signals=False)


big = os.path.getsize(os.path.join(ledger.path, "ledger.db"))
refused("a full disk, import", limited(128 << 10, "import", roster), 5)   # less than one import writes
refused("a full disk, backup", limited(big // 2, "backup", os.path.join(work, "b.tdbackup")), 5)
check(not any(name.startswith("b.tdbackup") for name in os.listdir(work)), "something half written stays on a full disk")
for command in (("backup", "/media/gone/b.tdbackup"), ("export", "/media/gone/out.xlsx"), ("export", "/media/gone/out.csv"), ("summary", "lbc-2016", "-o", "/media/gone/t.xlsx")):
    sentence("a folder that is gone: " + " ".join(command), ledger.run(*command), 5)
stick = os.path.join(work, "stick")
os.mkdir(stick)
if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", stick], stderr=subprocess.DEVNULL).returncode == 0:
    try:
        for command, name in ((("summary", "lbc-2016", "--by", "village"), "t.xlsx"), (("summary", "lbc-2016", "--by", "village"), "t.pdf"), (("chart", "lbc-2016"), "c.png"), (("chart", "schooling", "--by", "village", "--kind", "heat"), "c.svg"), (("chart", "lbc-2016"), "c.pdf"),
                              (("report", "quarterly"), "r.pdf"), (("report", "quarterly"), "r.xlsx"), (("report", "quarterly"), "r.html"), (("export",), "e.xlsx")):
            target = os.path.join(stick, name)
            sentence(f"a full stick: {command[0]} -o {name}", ledger.run(*command, *((target,) if command[0] == "export" else ("-o", target))), 5)
            check(os.listdir(stick) == [], f"{name} is half there: {os.listdir(stick)}")
    finally:
        subprocess.run(["umount", stick])
else:
    print("a full stick: skipped, this account cannot mount one")
if os.geteuid() == 0:
    copy = os.path.join(work, "readonly.tongdang")
    shutil.copytree(ledger.path, copy)
    for where, _, names in os.walk(copy):
        os.chmod(where, 0o555)
        for name in names:
            os.chmod(os.path.join(where, name), 0o444)
    nobody = lambda: (os.setgid(65534), os.setuid(65534))
    check(run("--ledger", copy, "list", "child", preexec=nobody, HOME="/nonexistent").returncode == 0, "a folder that nobody can write is read")
    sentence("a folder that nobody can write", run("--ledger", copy, "import", roster, preexec=nobody, HOME="/nonexistent"), 5)
    secret = os.path.join(work, "nobody")
    os.mkdir(secret)
    os.chmod(secret, 0o777)
    out = os.path.join(secret, "out.csv")
    full = ("export", out, "--full-ids", "--purpose", "上报", "--recipient", "区民政局")
    sentence("an export of whole numbers that cannot be logged", run("--ledger", copy, *full, preexec=nobody, HOME="/nonexistent"), 5)
    check(not os.path.exists(out), "an export that was refused is there")
    check(run("--ledger", copy, "export", out, preexec=nobody, HOME="/nonexistent").returncode == 0, "a masked export from a folder that nobody can write")
    os.chmod(copy, 0o755)
else:
    print("a folder that nobody can write: skipped, this account cannot become another")

# ---- A clock set back: told, and entries never go back
done = ledger.run("add", "child", "name=陈二", "home_region=150302101203", today="2016-08-01")
check(done.returncode == 0 and len(done.stderr.strip().splitlines()) == 1, f"a clock set back is told: {done.returncode} {done.stderr!r}")
times = [entry["time"] for entry in ledger("log", "--limit", "1000")]
for lang, label in (("zh_CN", "区划: 内蒙古自治区乌海市海勃湾区"), ("en", "place: ")):
    log = ledger.run("log", "--op", "setting", json_out=False, lang=lang).stdout
    check(label in log and "region=" not in log, f"the log's details in {lang}: {log[:200]!r}")
check(times == sorted(times, reverse=True), "entries went back with the clock")
check(ledger("verify", "--deep")["ok"], "verify holds after all")
finish("bad input")
