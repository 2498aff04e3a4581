#!/usr/bin/python3
"""Puts together what the programs need to run on a PC that has none of it: libraries with loader and C library, Qt's plugins, character
sets, the Chinese font, and the licences of all of it.

runtime.py FOLDER --programs PROGRAM... [--root SYSROOT] --readelf READELF --strip STRIP

FOLDER becomes bin/, lib/, plugins/, gconv/, fonts/, licences/. It holds plain files alone: no symbolic links, no two names that differ in case
alone, so that it can live on a FAT32 stick. Without --root the libraries of this PC are taken; with it those of the tree of another processor."""
import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys

# Windows by X11, and by Wayland where there is no X11; writing Chinese through IBus and Fcitx; printing; pictures.
PLUGINS = ["platforms/libqxcb.so", "platforms/libqwayland-generic.so", "platforms/libqoffscreen.so", "platforms/libqminimal.so",
           "wayland-shell-integration/libxdg-shell.so", "wayland-decoration-client/libbradient.so",
           "platforminputcontexts/libcomposeplatforminputcontextplugin.so", "platforminputcontexts/libibusplatforminputcontextplugin.so",
           "platforminputcontexts/libfcitx5platforminputcontextplugin.so",
           "imageformats/libqsvg.so", "imageformats/libqjpeg.so", "imageformats/libqico.so", "imageformats/libqgif.so",
           "iconengines/libqsvgicon.so", "printsupport/libcupsprintersupport.so"]
# Workbooks of Excel 5 to 95 say their text in these; the C library knows UTF-8 and UTF-16 by itself.
CHARACTER_SETS = ["GBK", "GB18030", "EUC-CN", "BIG5", "CP1252"]
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
FORBIDDEN = re.compile(r"^libQt6(Network|Sql)\.so")


class Collector:
    def __init__(self, root, readelf):
        self.root, self.readelf = root, readelf
        self.taken = {}          # name in lib/ → file

    def about(self, file):
        """Interpreter and needed names of an ELF file."""
        said = subprocess.run([self.readelf, "-ld", file], capture_output=True, text=True, check=True, env=dict(os.environ, LC_ALL="C")).stdout
        loader = re.search(r"program interpreter: ([^\]]+)\]", said)
        return loader.group(1) if loader else None, re.findall(r"\(NEEDED\).*\[(.+?)\]", said)

    def find(self, name):
        for folder in self.folders:
            path = os.path.join(folder, name)
            if os.path.exists(path):
                return path
        sys.exit(f"The library {name} is not in {', '.join(self.folders)}.")

    def begin(self, program):
        loader, needed = self.about(program)
        name = os.path.basename(loader)
        triplet = {"ld-linux-x86-64.so.2": "x86_64-linux-gnu", "ld-linux-aarch64.so.1": "aarch64-linux-gnu"}.get(name)
        if not triplet:
            sys.exit(f"{program} is for a processor that the packages are not made for ({name}).")
        self.triplet = triplet
        self.folders = [f"{self.root}/usr/lib/{triplet}", f"{self.root}/lib/{triplet}"]
        self.loader = name

    def follow(self, file):
        for name in self.about(file)[1]:
            if name in self.taken:
                continue
            if FORBIDDEN.match(name):
                sys.exit(f"{file} needs {name}, which the program must not have.")
            self.taken[name] = self.find(name)
            self.follow(self.taken[name])


def copy(source, target):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copyfile(os.path.realpath(source), target)
    os.chmod(target, 0o755 if ".so" in os.path.basename(target) or os.path.basename(os.path.dirname(target)) == "bin" else 0o644)


def character_sets(collector, folder):
    """The chosen modules with the lines about them, aliases too."""
    source = collector.find("gconv")
    lines = []
    for name in ("gconv-modules", "gconv-modules.d/gconv-modules-extra.conf"):
        with open(os.path.join(source, name), encoding="ascii", errors="replace") as file:
            lines += [line.split() for line in file if line.strip() and not line.startswith("#")]
    modules = {line[3] for line in lines if line[0] == "module" and line[3] in CHARACTER_SETS}
    charsets = {name for line in lines if line[0] == "module" and line[3] in modules for name in line[1:3]} - {"INTERNAL"}
    kept = [line for line in lines if (line[0] == "module" and line[3] in modules) or (line[0] == "alias" and line[2] in charsets)]
    if len(modules) != len(CHARACTER_SETS):
        sys.exit(f"The C library lacks one of the character sets {', '.join(CHARACTER_SETS)}.")
    queue = [os.path.join(source, name + ".so") for name in sorted(modules)]
    while queue:
        file = queue.pop()
        copy(file, os.path.join(folder, os.path.basename(file)))
        for name in collector.about(file)[1]:
            beside = os.path.join(source, name)
            if os.path.exists(beside):
                queue.append(beside)
    with open(os.path.join(folder, "gconv-modules"), "w", encoding="ascii") as file:
        file.writelines("\t".join(line) + "\n" for line in kept)


def packages_of(files, root, triplet):
    """Debian's package of each file, by the package lists of this PC: licences are the same for every processor."""
    def plain(path):   # /lib and /usr/lib are one
        return re.sub("^/usr(?=/lib/)", "", path)
    here = os.uname().machine + "-linux-gnu"
    owner = {plain(os.path.realpath(file).removeprefix(os.path.realpath(root) if root else "")).replace(triplet, here): None for file in files}
    lists = "/var/lib/dpkg/info"
    for package in sorted(os.listdir(lists)):
        if package.endswith(".list"):
            with open(os.path.join(lists, package), encoding="utf-8") as file:
                for line in file:
                    name = plain(line.rstrip("\n"))
                    if name in owner:
                        owner[name] = package[:-len(".list")].split(":")[0]
    lacking = [name for name, package in owner.items() if package is None]
    if lacking:
        sys.exit(f"No package of this PC holds {', '.join(lacking)}: its licence cannot be added.")
    return sorted(set(owner.values()))


def licences(packages, folder):
    os.makedirs(folder, exist_ok=True)
    said = subprocess.run(["dpkg-query", "-W", "-f", "${Package}\\t${Version}\\t${source:Package} ${source:Version}\\n"] + packages,
                          capture_output=True, text=True, check=True).stdout
    for package in packages:
        text = f"/usr/share/doc/{package}/copyright"
        if not os.path.exists(text):
            sys.exit(f"The licence of {package} is not at {text}.")
        copy(text, os.path.join(folder, package + ".txt"))
    for name in ("GPL-2", "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3", "Apache-2.0", "MPL-1.1"):
        if os.path.exists(f"/usr/share/common-licenses/{name}"):
            copy(f"/usr/share/common-licenses/{name}", os.path.join(folder, "texts", name + ".txt"))
    with open(os.path.join(folder, "packages.tsv"), "w", encoding="utf-8") as file:
        file.write("package\tversion\tsource\n" + "".join(sorted(set(said.splitlines(True)))))


def check_names(folder):
    for where, folders, files in os.walk(folder):
        seen = {}
        for name in folders + files:
            if os.path.islink(os.path.join(where, name)):
                sys.exit(f"{where}/{name} is a symbolic link.")
            if seen.setdefault(name.lower(), name) != name or re.search(r'[\\:*?"<>|]|[. ]$', name):
                sys.exit(f"{where}/{name} cannot stand on a FAT32 stick.")


def stamp(folder):
    """One name for what lies in the folder, so that a copy of it is known again."""
    total = hashlib.sha256()
    for where, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(where, name)
            with open(path, "rb") as file:
                total.update(os.path.relpath(path, folder).encode() + b"\0" + hashlib.sha256(file.read()).digest())
    with open(os.path.join(folder, "stamp"), "w", encoding="ascii") as file:
        file.write(total.hexdigest()[:16] + "\n")


def main():
    line = argparse.ArgumentParser()
    line.add_argument("folder")
    line.add_argument("--programs", nargs="+", required=True)
    line.add_argument("--parts", required=True, help="the folder packaging/launch")
    line.add_argument("--root", default="")
    line.add_argument("--readelf", default="readelf")
    line.add_argument("--strip", default="strip")
    given = line.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    collector = Collector(given.root, given.readelf)
    collector.begin(given.programs[0])
    plugins = collector.find("qt6/plugins")
    for program in given.programs:
        target = os.path.join(given.folder, "bin", os.path.basename(program))
        copy(program, target)
        subprocess.run([given.strip, target], check=True)
        collector.follow(program)
    for plugin in PLUGINS:
        source = os.path.join(plugins, plugin)
        if not os.path.exists(source):
            sys.exit(f"The Qt plugin {plugin} is missing: packaging/build installs it.")
        copy(source, os.path.join(given.folder, "plugins", plugin))
        collector.follow(source)
    # The loader is started by its name and never searched; others may name it all the same.
    collector.taken.setdefault(collector.loader, collector.find(collector.loader))
    for name, file in collector.taken.items():
        copy(file, os.path.join(given.folder, "lib", name))
    with open(os.path.join(given.folder, "lib", "loader"), "w", encoding="ascii") as file:
        file.write(collector.loader + "\n")
    character_sets(collector, os.path.join(given.folder, "gconv"))
    copy(FONT, os.path.join(given.folder, "fonts", os.path.basename(FONT)))
    for name, target in (("run.sh", "run.sh"), ("qt.conf", "lib/qt.conf"), ("fonts.conf", "fonts/fonts.conf")):
        copy(os.path.join(given.parts, name), os.path.join(given.folder, target))
    files = [file for name, file in collector.taken.items() if name != collector.loader]    # the loader is the C library's
    files += [os.path.join(plugins, plugin) for plugin in PLUGINS] + [FONT]
    licences(packages_of(files, given.root, collector.triplet) + ["libsqlitecpp-dev"], os.path.join(given.folder, "licences"))
    check_names(given.folder)
    stamp(given.folder)


if __name__ == "__main__":
    main()
