#!/usr/bin/env python3
"""journeys.py PROGRAM CLI ROSTER: ways through the program on a real screen, by keys alone. What came of them is read back by CLI.
A first day: sets up a ledger, gives the recovery code back, imports ROSTER, registers a child with two parents and an entrusted grandmother,
corrects a mistake, undoes it, saves an export. Then the power goes while a child is being typed. 77: something it needs is missing."""
import json, pathlib, shutil, subprocess, sys, tempfile
import screen as display
from screen import Screen, until

PASSWORD = "a quiet river 7"
ID, PHONE = "150302201503070012", "13847300009"
PLACE = "海勃湾"             # in the title of the window


def set_up(screen, home):
    screen.window("")
    screen.key("space")                            # 简体中文
    screen.enter("haibowan")                       # the place, by pinyin
    screen.type(PASSWORD)
    screen.key("Tab")
    screen.enter(PASSWORD)
    # Remembered as soon as it is made; the code is shown then.
    until("a ledger", lambda: any(".tongdang" in file.read_text(errors="replace") for file in home.rglob("tongdang.ini")))
    screen.quiet()
    # The code goes back by copy and paste, as typed from paper.
    screen.key("shift+Tab", "shift+Tab", "ctrl+a", "ctrl+c", "Tab", "Tab", "ctrl+v", "Return")
    return next(home.rglob("*.tongdang"))


def import_roster(screen, home):
    screen.key("space")                            # a roster
    screen.window(PLACE)                           # the ledger is open, and the button for a file has the keyboard
    screen.key("Return")
    screen.window("选择花名册")
    screen.type(str(home / "roster.xlsx"))
    screen.key("Return")
    screen.window(PLACE)
    for step in ("headings", "tried", "imported"):
        screen.picture(step)
        screen.key("Return")                       # at the end: its children


def guardian(screen, name, phone, relation):
    screen.key("ctrl+shift+g")
    screen.window("添加监护人")
    screen.enter(relation)                         # the role follows from it
    screen.key("ctrl+Next")                        # on to the person
    screen.enter(name)
    screen.key("ctrl+Next", "shift+Return", "shift+Return")
    screen.type(phone)
    screen.picture("guardian")
    screen.key("ctrl+s")
    screen.gone("添加监护人")
    screen.window(PLACE)


def register(screen):
    screen.key("ctrl+n")
    screen.enter("王小明")
    screen.enter(ID)
    screen.key("Return", "Return", "Return", "Return")     # sex, people, birth date, kind of paper
    screen.enter(PHONE)
    screen.key("ctrl+s")
    screen.picture("registered")
    guardian(screen, "王建国", "13947300001", "fuqin")
    guardian(screen, "李秀英", "13947300002", "muqin")
    guardian(screen, "张桂兰", "13947300003", "zumu")      # the entrusted carer


def correct(screen):
    """A mistake in the file of a child who is found by initials; it is undone again."""
    screen.key("ctrl+f")
    screen.type("wxm")
    screen.key("Return", "ctrl+a")
    screen.enter("王晓明")
    screen.key("ctrl+s")
    screen.picture("mistake")
    screen.key("ctrl+1", "ctrl+z")
    screen.picture("corrected")


def export(screen, home):
    screen.key("ctrl+1")
    screen.command("dcmd")                         # 导出名单…
    screen.window("导出花名册")
    screen.picture("exporting")
    screen.key("Return")
    screen.window("花名册保存到哪里")
    screen.key("ctrl+a")
    screen.type(str(home / "out.xlsx"))
    screen.key("Return")
    until("the export", lambda: (home / "out.xlsx").exists())
    screen.window(PLACE)


def lose_power(screen, home):
    """A child is being typed when the power goes; after signing in again it is there."""
    screen.key("ctrl+n")
    screen.type("李小兰")
    ledger = next(home.rglob("ledger.db"))
    def written():
        return sum(file.stat().st_mtime_ns for file in ledger.parent.glob("ledger.db*"))
    before = written()
    until("a draft", lambda: written() != before)
    screen.quiet()
    screen.kill()
    screen.start()
    screen.window("")
    screen.enter(PASSWORD)
    screen.window(PLACE)
    screen.picture("again")
    screen.key("ctrl+n")                           # what was begun goes on
    screen.key("ctrl+s")
    screen.picture("saved")


class Ledger:
    """As the CLI has it, when the program has closed it."""
    def __init__(self, cli, path, home):
        self.words = [cli, "--ledger", path, "--user", "admin", "--password-file", home / "password", "--json"]
        (home / "password").write_text(PASSWORD)

    def say(self, *words):
        done = subprocess.run([*self.words, *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def check(ledger):
    children = ledger.say("list", "child")
    own = next(one for one in children if one["values"].get("id_number") == ID)
    assert len(children) == 62, len(children)      # of the roster, and two
    assert any(one["values"]["name"] == "李小兰" for one in children)
    assert own["values"]["name"] == "王小明" and own["values"]["phone"] == PHONE and own["values"]["birth_date"] == "2015-03-07", own
    links = [ledger.say("show", link["uid"])["values"] for link in ledger.say("show", own["uid"])["links"] if link["form"] == "guardianship"]
    assert sorted(link["relation"] for link in links) == ["51", "52", "62"], links
    assert next(link["roles"] for link in links if link["relation"] == "62") == "entrusted_carer", links
    people = {one["uid"]: one["values"] for one in ledger.say("list", "guardian")}
    assert sorted(people[link["guardian"]]["name"] for link in links) == sorted(["王建国", "李秀英", "张桂兰"]), links


def journey(screen, cli, home):
    path = set_up(screen, home)
    import_roster(screen, home)
    register(screen)
    correct(screen)
    export(screen, home)
    lose_power(screen, home)
    screen.command("tcdl")                         # 退出登录
    screen.picture("leaving")
    screen.key("Tab", "space")                     # no copy now
    screen.picture("left")
    check(Ledger(cli, path, home))


def main(program, cli, roster):
    missing = display.missing()
    if missing:
        print("skipped: not installed:", ", ".join(missing))
        return 77
    home = pathlib.Path(tempfile.mkdtemp())
    shutil.copy(roster, home / "roster.xlsx")
    screen = Screen(program, home, "王小明晓建国李秀英张桂兰")
    try:
        journey(screen, cli, home)
    except BaseException:
        screen.picture("failed")
        raise
    finally:
        screen.end()
        shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
