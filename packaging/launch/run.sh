#!/bin/sh
# Starts a program of this folder through the loader and C library that lie beside it: run.sh tongdang|tongdang-cli [what the program takes].
# Where the drive does not let programs start (a stick mounted with showexec or noexec), the loader, or all, is copied to a place that does.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 126
name=$1
shift
in_chinese() { case "${LC_ALL:-${LC_MESSAGES:-${LANG:-zh}}}" in zh* | C | C.* | POSIX) true ;; *) false ;; esac; }
tell() { if in_chinese; then printf '%s\n' "$1" >&2; else printf '%s\n' "$2" >&2; fi; }
stop() { tell "$1" "$2"; exit 126; }

case "$here" in
    *[:\;]*) stop "文件夹路径中有冒号或分号，程序无法从这里启动：请把文件夹改名或移到别处。" "The path of this folder holds a colon or a semicolon, and the program cannot start from it: rename or move the folder." ;;
esac
read -r loader <"$here/lib/loader" || stop "文件夹不完整：缺少 lib/loader，请重新解开。" "This folder is not whole: lib/loader is missing. Please unpack it again."
case "$loader$(uname -m)" in
    *x86-64*x86_64 | *aarch64*aarch64) ;;
    *) stop "这个文件夹是给另一种处理器的，不能在这台电脑（$(uname -m)）上运行。" "This folder is for another processor than this PC's ($(uname -m))." ;;
esac

# What another program set up for its own libraries is not for ours.
unset LD_LIBRARY_PATH LD_PRELOAD QT_PLUGIN_PATH QT_QPA_PLATFORM_PLUGIN_PATH QT_STYLE_OVERRIDE
export QT_XCB_GL_INTEGRATION=none    # nothing is drawn by OpenGL: drivers of the PC are not loaded
[ -n "${XLOCALEDIR:-}" ] || [ ! -d /usr/share/X11/locale ] || export XLOCALEDIR=/usr/share/X11/locale
if [ "$name" = tongdang ]; then
    if [ -z "${QT_QPA_PLATFORM:-}" ]; then
        if [ -n "${DISPLAY:-}" ]; then
            export QT_QPA_PLATFORM=xcb
        elif [ -n "${WAYLAND_DISPLAY:-}" ]; then
            export QT_QPA_PLATFORM=wayland
        else
            case " $* " in
                *" --version "* | *" -v "* | *" --help "* | *" -h "*) export QT_QPA_PLATFORM=offscreen ;;
                *) stop "没有图形界面，窗口打不开；命令行请用 tongdang-cli（便携文件夹：sh cli.sh）。" "There is no display for the window; use tongdang-cli (in the portable folder: sh cli.sh)." ;;
            esac
        fi
    fi
    # Some desktops name the input method in the manner of X11 alone.
    if [ -z "${QT_IM_MODULE:-}" ]; then
        case "${XMODIFIERS:-}" in
            *fcitx*) export QT_IM_MODULE=fcitx ;;
            *ibus*) export QT_IM_MODULE=ibus ;;
        esac
    fi
fi

# start FOLDER LOADER: the loader takes the path of libraries and never looks into the PC's list of them.
prepare() {
    export GCONV_PATH="$1/gconv" FONTCONFIG_FILE="$1/fonts/fonts.conf"
    [ -d /usr/share/X11/xkb ] || export XKB_CONFIG_ROOT="$1/fonts"    # the layout comes from the display; the folder must only be there
}
works() { "$2" --verify "$1/bin/$name" >/dev/null 2>&1; }

if works "$here" "$here/lib/$loader"; then
    prepare "$here"
    exec "$here/lib/$loader" --inhibit-cache --library-path "$here/lib" --argv0 "$name" "$here/bin/$name" "$@"
fi

# The loader alone elsewhere: enough where files lack the permission to start but the drive is not mounted noexec.
for place in "${XDG_RUNTIME_DIR:-}" "${TMPDIR:-/tmp}" "${HOME:-}"; do
    [ -n "$place" ] && [ -w "$place" ] || continue
    own=$(mktemp -d "$place/tongdang.XXXXXX" 2>/dev/null) || continue
    cp "$here/lib/$loader" "$own/" && chmod 700 "$own/$loader"
    if works "$here" "$own/$loader"; then
        printf '[Paths]\nPrefix="%s"\nPlugins=plugins\n' "$here" >"$own/qt.conf"
        prepare "$here"
        trap 'rm -rf "$own"' EXIT
        trap : HUP INT TERM
        "$own/$loader" --inhibit-cache --library-path "$here/lib" --argv0 "$name" "$here/bin/$name" "$@"
        exit $?
    fi
    rm -rf "$own"
done

# All of it elsewhere, kept for the next time.
read -r stamp <"$here/stamp" || stop "文件夹不完整：缺少 stamp，请重新解开。" "This folder is not whole: stamp is missing. Please unpack it again."
for place in "${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}"; do
    copy=$place/tongdang/$stamp
    if [ ! -f "$copy/stamp" ]; then
        mkdir -p "$place/tongdang" 2>/dev/null || continue
        tell "这个驱动器不允许运行程序，先复制到 $place/tongdang，下次就快了……" "This drive does not let programs start: copying to $place/tongdang, once…"
        rm -rf "$copy.$$"
        cp -R "$here" "$copy.$$" 2>/dev/null && chmod -R u+rwX,go-rwx "$copy.$$" && chmod 700 "$copy.$$/lib/$loader" && works "$copy.$$" "$copy.$$/lib/$loader" &&
            mv "$copy.$$" "$copy" 2>/dev/null || { rm -rf "$copy.$$"; [ -f "$copy/stamp" ] || continue; }
    fi
    works "$copy" "$copy/lib/$loader" || continue
    prepare "$copy"
    exec "$copy/lib/$loader" --inhibit-cache --library-path "$copy/lib" --argv0 "$name" "$copy/bin/$name" "$@"
done
stop "这里不允许运行程序（驱动器以 noexec 方式挂载，个人文件夹也放不下或不允许）：请把整个文件夹复制到电脑硬盘上再启动。" "Programs may not start from this drive (it is mounted noexec), nor from your own folder: copy the whole folder to the PC's disk and start it there."
