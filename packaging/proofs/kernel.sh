#!/bin/sh
# The first program of a kernel that knows FAT32 (user-mode Linux), whose root is the bare root: mounts, the modules, stick.sh, end.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t tmpfs -o mode=1777 tmpfs /tmp
mount -t tmpfs tmpfs /home
for module in fat vfat nls_cp437 nls_iso8859-1 nls_ascii nls_utf8; do
    /proofs/busybox insmod "/proofs/modules/$module.ko"
done
sh /proofs/stick.sh /dev/ubda "$(cat /proofs/name)" >/proofs/said 2>&1
echo $? >/proofs/status
sync
/proofs/busybox poweroff -f
