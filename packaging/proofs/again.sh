# again.sh FOLDER PROGRAM...: the ledger that job.sh made opens, proves itself, and holds the same children.
set -eu
folder=$1
shift
export TONGDANG_PASSWORD=Hai-Bo-Wan-2016! TONGDANG_LEDGER="$folder/海勃湾.tongdang" LANG=zh_CN.UTF-8
"$@" verify >/dev/null
"$@" list child --json | cmp - "$folder/list.json"
