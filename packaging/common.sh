# Shared by the packaging scripts, beside scripts/common.sh: what they need from Debian, and what the packages are called.
need() {   # need PACKAGE…: installs those that are missing
    missing=
    installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package} ' 2>/dev/null | tr -s ' ') "
    for package in "$@"; do
        case "$installed" in *"ii $package "*) ;; *) missing="$missing $package" ;; esac
    done
    [ -n "$missing" ] || return 0
    [ "$(id -u)" = 0 ] || stop "These packages are missing:$missing. Run this as root once, or install them by hand."
    say "Installing:$missing"
    log=$(mktemp)
    env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >"$log" 2>&1 ||
        { tail -n 10 "$log" >&2; stop "The packages could not be installed: check the network and the package sources (apt-get update), then try again."; }
    rm -f "$log"
}
version=$(sed -n 's/^project(tongdang VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
out=$PWD/build/packages
