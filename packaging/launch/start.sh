#!/bin/sh
# Opens the window: sh start.sh [台账]. On the command line: sh start.sh cli 命令 …
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 126
if [ "${1:-}" = cli ]; then
    shift
    exec sh "$here/cli.sh" "$@"
fi
exec sh "$here/lib/tongdang/run.sh" tongdang "$@"
