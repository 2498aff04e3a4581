#!/bin/sh
# The portable folder on a FAT32 stick: stick.sh DEVICE NAME. Mounted as desktops do it (showexec: no file may start by its name), noexec, and plain.
set -u
. /proofs/inside.sh
device=$1 name=$2
place="/media/优 盘"
mkdir -p "$place"
folder=$place/$name
on_stick() {   # OPTIONS WHAT
    mount -t vfat -o "ro,uid=1000,gid=1000,utf8=1,$1" "$device" "$place" || failed "mount -o $1"
    clean_home
    as_worker sh /proofs/job.sh /home/worker/job "$folder/share/doc/tongdang/examples/roster.xlsx" sh "$folder/cli.sh" 2>/proofs/log || { cat /proofs/log; failed "the main job ($1)"; }
    as_worker sh /proofs/window.sh sh "$folder/start.sh" 2>/proofs/log || { cat /proofs/log; failed "the window ($1)"; }
    kept=$(cd /home/worker && ls -d .cache/tongdang/* 2>/dev/null | wc -l)
    [ "$kept" = "$2" ] || failed "$kept copies in the user's folder, not $2 ($1)"
    [ -z "$(ls -d /tmp/tongdang.* /home/worker/tongdang.* 2>/dev/null)" ] || failed "a loader was left behind ($1)"
    as_worker sh /proofs/again.sh /home/worker/job sh "$folder/cli.sh" || failed "the ledger ($1)"
    umount "$place" || failed "umount"
}
on_stick showexec 0
is "FAT32, mounted as desktops do it (no file may start by its name): main job and window"
on_stick noexec 1
is "FAT32, mounted noexec: main job and window from a copy in the user's folder"
on_stick fmask=0022 0
is "FAT32, plain: main job and window"
mount -t vfat -o "ro,uid=1000,noexec,utf8=1" "$device" "$place"
clean_home
mount -t tmpfs -o noexec,mode=1777 tmpfs /tmp && mount -t tmpfs -o noexec,uid=1000 tmpfs /home/worker || failed "tmpfs"
said=$(as_worker sh "$folder/cli.sh" --version 2>&1)
[ $? = 126 ] && [ "$(printf '%s\n' "$said" | wc -l)" -le 2 ] || failed "nowhere to start from: $said"
umount /tmp /home/worker "$place"
is "where programs may start nowhere it says so"
