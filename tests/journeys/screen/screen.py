"""The program on a screen of its own (Xvfb), worked by X events alone, with keys. Waits for titles, files and the program's own quiet; never for
a time."""
import os, pathlib, re, shutil, subprocess, time

PATIENCE = 120      # seconds that a busy machine may take for a condition
GLANCE = 0.05       # between two looks at it
QUIET = 6           # looks in a row at which the program did nothing


def until(what, condition):
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError("not within patience: " + what)
        time.sleep(GLANCE)
    return found


def missing():
    return [tool for tool in ("Xvfb", "xdotool", "xkbcomp") if not shutil.which(tool)]


class Screen:
    """A display of its own with the program on it. `characters`: those beyond the keyboard that are typed."""
    def __init__(self, program, home, characters):
        self.path, self.home, self.program = program, home, None
        read, write = os.pipe()
        self.x = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        keep = {k: v for k, v in os.environ.items() if k in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS")}
        self.env = keep | {"DISPLAY": ":" + display, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_RUNTIME_DIR": str(home),
                           "LANG": "C.UTF-8", "TONGDANG_KEY_STRETCH": "least", "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        try:
            self.teach(characters)
            self.start()
        except BaseException:
            self.end()
            raise

    def start(self, *words):
        self.program = subprocess.Popen([self.path, *words], env=self.env, stdout=subprocess.DEVNULL, stderr=open(self.home / "said", "w"))

    def kill(self):
        """As when the power goes."""
        self.program.kill()
        self.program.wait()

    def teach(self, characters):
        """Keys of their own for these: a tool that maps a key only while it presses it is too quick for a busy program."""
        text = subprocess.run(["xkbcomp", "-xkb", self.env["DISPLAY"], "-"], env=self.env, capture_output=True, text=True, check=True).stdout
        codes, symbols = text.split("xkb_symbols", 1)
        spare = [name for name in re.findall(r"(<I\d+>) = \d+;", codes) if f"key {name} " not in re.sub(" +", " ", symbols)]
        assert len(spare) >= len(characters), "too few spare keys"
        keys = "".join(f"    key {name} {{ [ U{ord(one):04X} ] }};\n" for name, one in zip(spare, characters))
        head, tail = symbols.split("{", 1)
        subprocess.run(["xkbcomp", "-w", "0", "-xkb", "-", self.env["DISPLAY"]], env=self.env, input=codes + "xkb_symbols" + head + "{\n" + keys + tail, text=True, check=True, capture_output=True)

    def end(self):
        for process in filter(None, (self.program, self.x)):
            process.terminate()
            process.wait()

    def xdo(self, *words):
        return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True)

    def titles(self):
        found = self.xdo("search", "--onlyvisible", "--pid", str(self.program.pid)).stdout.split()
        return {self.xdo("getwindowname", one).stdout.strip(): one for one in found}

    def window(self, part):
        """Waits for a window whose title has this part, and gives it the keyboard, as a window manager would."""
        def look():
            assert self.program.poll() is None, "the program ended: " + (self.home / "said").read_text()
            return next((one for title, one in self.titles().items() if part in title), None)
        found = until("a window " + part, look)
        self.xdo("windowfocus", "--sync", found)
        self.quiet()
        return found

    def gone(self, part):
        until("gone: " + part, lambda: not any(part in title for title in self.titles()))
        self.quiet()

    def ticks(self):
        """Of the processor, of all threads of the program; and its state."""
        fields = pathlib.Path(f"/proc/{self.program.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12]), fields[0]

    def quiet(self):
        """Waits until the program has answered what it was sent: it sleeps, and has done nothing since the last looks."""
        seen = []
        def still():
            seen.append(self.ticks())
            last = seen[-QUIET:]
            return len(last) == QUIET and last[0][0] == last[-1][0] and all(state == "S" for _, state in last)
        until("quiet", still)

    def key(self, *keys):
        for key in keys:
            self.xdo("key", "--clearmodifiers", key)
        self.quiet()

    def type(self, text):
        self.xdo("type", "--delay", "1", text)
        self.quiet()

    def enter(self, text):
        """An answer, and on to the next question."""
        self.type(text)
        self.key("Return")

    def command(self, words):
        """A command by its name in the search box."""
        self.key("ctrl+f", "ctrl+a")
        self.type(words)
        self.key("Down", "Return")

    def picture(self, name):
        where = os.environ.get("TONGDANG_PICTURES")
        if where and shutil.which("import"):
            subprocess.run(["import", "-window", "root", f"{where}/{name}.png"], env=self.env)
