#!/bin/sh
# The command line: sh cli.sh 命令 … (sh cli.sh --help lists the commands)
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 126
exec sh "$here/lib/tongdang/run.sh" tongdang-cli "$@"
