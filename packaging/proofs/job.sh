# The main job, as a person does it on the command line: job.sh FOLDER ROSTER PROGRAM... makes a ledger in FOLDER, imports ROSTER, counts the
# official table, writes the roster, and has the ledger prove itself. again.sh FOLDER PROGRAM... finds it all again.
set -eu
folder=$1 roster=$2
shift 2
mkdir -p "$folder"
export TONGDANG_PASSWORD=Hai-Bo-Wan-2016! TONGDANG_LEDGER="$folder/海勃湾.tongdang" LANG=zh_CN.UTF-8
"$@" init --region 150302 --admin admin >"$folder/code.txt"
"$@" import "$roster" --rejects "$folder/rejects.xlsx" >"$folder/import.txt"
"$@" summary lbc-2016 --by village --as-of 2016-07-31 -o "$folder/table.xlsx" >/dev/null
"$@" export "$folder/roster.xlsx" >/dev/null
"$@" verify >/dev/null
"$@" list child --json >"$folder/list.json"
[ "$(grep -c '"uid"' "$folder/list.json")" -gt 30 ] && [ -s "$folder/table.xlsx" ] && [ -s "$folder/roster.xlsx" ]
