#!/bin/sh
# Inside a bare root without network: the .deb is installed, does the main job, is removed; the ledger stays and opens again. deb.sh [keep]
set -u
. /proofs/inside.sh
clean_home
package=$(ls /proofs/*.deb)
dpkg -i "$package" >/proofs/log 2>&1 || { cat /proofs/log; failed "dpkg -i"; }
is "installs without network and without other packages"
as_worker sh /proofs/job.sh /home/worker/job /usr/share/doc/tongdang/examples/roster.xlsx tongdang-cli || failed "the main job"
is "does the main job"
as_worker sh /proofs/window.sh tongdang 2>/proofs/log || { cat /proofs/log; failed "the window"; }
is "opens the window without a display"
dpkg -r tongdang >/proofs/log 2>&1 && dpkg -P tongdang >>/proofs/log 2>&1 || { cat /proofs/log; failed "dpkg -r"; }
left=$(find / -xdev \( -path /proc -o -path /proofs -o -path /home -o -path /var \) -prune -o -iname '*tongdang*' -print)
[ -z "$left" ] || failed "left behind: $left"
is "is removed without a trace"
dpkg -i "$package" >/proofs/log 2>&1 || failed "dpkg -i again"
as_worker sh /proofs/again.sh /home/worker/job tongdang-cli || failed "the ledger after removal"
is "finds the ledger again after coming back"
[ "${1:-}" = keep ] || dpkg -P tongdang >/proofs/log 2>&1
