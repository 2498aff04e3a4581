# window.sh PROGRAM...: the window opens without a display and stays until it is told to end.
set -eu
"$@" --version | grep -q '^tongdang '
status=0
QT_QPA_PLATFORM=offscreen timeout 8 "$@" || status=$?
[ "$status" = 124 ]    # timeout's own: it was still there
