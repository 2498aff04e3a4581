"""Runs tongdang-cli for the checks that try the program from outside."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import atexit

CLI = sys.argv[1]
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PASSWORD = "Hai-Bo-Wan-2016!"
faults = []


def folder():
    made = tempfile.mkdtemp(prefix="tongdang-check-")
    atexit.register(shutil.rmtree, made, True)
    return made


class Ledger:
    def __init__(self, path, region="150302", today="2016-08-15"):
        self.path, self.today = path, today
        self.init = self.run("init", "--region", region, "--admin", "admin", "--name", "海勃湾区民政局")

    def run(self, *args, password=PASSWORD, today=None, json_out=True, preexec=None, lang="zh_CN", **env):
        return run("--ledger", self.path, *args, password=password, today=today or self.today, json_out=json_out, preexec=preexec, lang=lang, **env)

    def __call__(self, *args, ok=(0,)):
        done = self.run(*args)
        if done.returncode not in ok:
            raise SystemExit(f"{args}: exit {done.returncode}, wanted {ok}: {done.stderr}")
        return json.loads(done.stdout)


def run(*args, password=PASSWORD, today="2016-08-15", json_out=True, preexec=None, lang="zh_CN", **more):
    env = dict(os.environ, TONGDANG_PASSWORD=password, TONGDANG_KEY_STRETCH="least", TONGDANG_TODAY=today, QT_QPA_PLATFORM="offscreen", **more)
    return subprocess.run([CLI, "--lang", lang] + (["--json"] if json_out else []) + [str(a) for a in args], env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, preexec_fn=preexec)


def check(condition, message):
    if not condition:
        faults.append(message)
        print("FAILED:", message)


def finish(what):
    print(f"{what}: {len(faults)} failed")
    sys.exit(1 if faults else 0)
