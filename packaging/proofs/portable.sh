#!/bin/sh
# Inside a bare root without network: the portable folder, its path with spaces and Chinese, belongs to someone else and is not changed by use.
set -u
. /proofs/inside.sh
clean_home
folder="/opt/便 携/$1"
[ -z "$(find "$folder" -type l)" ] || failed "symbolic links"
before=$(cd "$folder" && find . -type f -exec cksum {} + | sort | cksum)
as_worker sh /proofs/job.sh /home/worker/job "$folder/share/doc/tongdang/examples/roster.xlsx" sh "$folder/cli.sh" || failed "the main job"
is "does the main job from a path with spaces and Chinese"
as_worker sh /proofs/window.sh sh "$folder/start.sh" 2>/proofs/log || { cat /proofs/log; failed "the window"; }
is "opens the window without a display"
[ "$before" = "$(cd "$folder" && find . -type f -exec cksum {} + | sort | cksum)" ] || failed "the folder was changed by its use"
cp -R "$folder" /opt/again && rm -rf "$folder"
as_worker sh /proofs/again.sh /home/worker/job sh /opt/again/start.sh cli || failed "the ledger after removal"
is "finds the ledger again from another copy"
rm -rf /opt/again
