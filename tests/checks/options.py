"""Options of one command behind another: refused with status 2 and one sentence, before anything is done. And the question for a password
leaves the terminal as it was. options.py CLI"""
import fcntl
import json
import os
import pty
import random
import signal
import subprocess
import termios
import time

from cli import CLI, Ledger, check, finish, folder, run

work = folder()
ledger = Ledger(os.path.join(work, "海勃湾.tongdang"))
uid = ledger("add", "child", "name=陈一", "home_region=150302101203")["uid"]
batch = ledger("batches")[0]["batch"]
before = ledger("list", "child")
commands = json.loads(run("--help").stdout)["commands"]
flags = {"json", "quiet", "team", "dry-run", "full-ids", "deep", "help", "version", "all", "rebuild"}
every = sorted({option for own in commands.values() for option in own})
words = {"undo": [batch], "attach": [uid, __file__], "restore": ["a.tdbackup", os.path.join(work, "b")], "form": ["check", "a.csv"], "table": ["check", "a.csv"], "user": ["list"],
         "import": ["a.csv"], "export": [os.path.join(work, "a.csv")], "backup": [os.path.join(work, "a.tdbackup")], "list": ["child"], "add": ["child", "name=陈二"], "set": [uid, "name=陈二"],
         "search": ["陈"], "show": [uid], "history": [uid], "exit": [uid], "reinstate": [uid], "summary": ["lbc-2016"], "id": ["1"]}


def wrong(what, done):
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    check(done.returncode == 2 and len(lines) == 1 and json.loads(done.stdout) == {}, f"{what}: exit {done.returncode}, {done.stderr!r} {done.stdout[:100]!r}")


random.seed(1)
check(len(commands) > 20 and len(every) > 20, "the help names the commands and their options")
for command, own in sorted(commands.items()):
    line = words.get(command, [])
    foreign = [option for option in every if option not in own]
    picked = set(random.sample(foreign, 4)) | ({"dry-run"} - set(own))
    for option in sorted(picked):
        value = [] if option in flags else ["1"]
        wrong(f"{command} --{option}", ledger.run(command, *line, "--" + option, *value))
    for option in ("nothing", "json=no", "until"):
        wrong(f"{command} --{option}", ledger.run(command, *line, "--" + option, "1"))
    wrong(f"{command} in French", ledger.run(command, *line, lang="fr"))
    for limit in ("abc", "-1", "1.5", ""):
        if "limit" in own:
            wrong(f"{command} --limit {limit!r}", ledger.run(command, *line, "--limit", limit))
    if "limit" in own:
        done = ledger.run(command, *line, "--limit", "0")
        check(done.returncode == 0 and json.loads(done.stdout) == [], f"{command} --limit 0: {done.returncode} {done.stdout}")
check(ledger("list", "child") == before and not ledger("batches")[0]["undone"], "nothing was done")
check(sorted(os.listdir(work)) == ["海勃湾.tongdang"], f"nothing was written: {os.listdir(work)}")

# ---- A reason for what is unusual is kept with it; without one everything is as before
def accepted():
    return [(issue["field"], issue["accepted"]["reason"], issue["accepted"]["user"]) for issue in ledger("show", uid)["issues"] if "accepted" in issue]


ledger("set", uid, "phone=123")
check(accepted() == [], "a warning that nobody gave a reason for")
ledger("set", uid, "phone=124", "--reason", "已核实")
check(accepted() == [("phone", "checked", "admin")], f"a warning with a reason: {accepted()}")
check([entry for entry in ledger("history", uid) if entry["op"] == "update"][-1]["changes"].get("td_accepted/phone/phone") == [None, "checked"], "the history has the reason")
check("〔已核实；admin，2016-08-15〕" in ledger.run("show", uid, json_out=False).stdout and "已核实" in ledger.run("history", uid, json_out=False).stdout, "the reason in words")
ledger("set", uid, "phone=13947312345", "--reason", "换号了")
check(accepted() == [], "a reason for what is not unusual")

# ---- A password is typed unseen; whoever breaks off sees again what is typed
def echo(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


master, terminal = pty.openpty()
env = {key: value for key, value in os.environ.items() if key != "TONGDANG_PASSWORD"}
asked = subprocess.Popen([CLI, "--ledger", ledger.path, "list", "child"], env=env, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, start_new_session=True,
                         preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
prompt = b""
while not prompt.endswith("：".encode()) and not prompt.endswith(b": "):
    prompt += asked.stderr.read(1)
patience = time.monotonic() + 60
while echo(terminal) and asked.poll() is None and time.monotonic() < patience:
    pass
check(not echo(terminal), "a password is seen as it is typed")
os.write(master, b"\x03")
check(asked.wait(60) == -signal.SIGINT and echo(terminal), f"Ctrl-C at the password: {asked.returncode}, echo {echo(terminal)}")
finish("options")
