# What every proof does inside a bare root: as the PC's user and not as root, in a home that is empty.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/worker LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY XDG_RUNTIME_DIR XDG_CACHE_HOME
as_worker() { setpriv --reuid 1000 --regid 1000 --clear-groups env HOME=/home/worker "$@"; }
clean_home() { rm -rf /home/worker; mkdir -p /home/worker; chown 1000:1000 /home/worker; }
is() { printf '    %s\n' "$*"; }
failed() { printf 'FAILED: %s\n' "$*"; exit 1; }
