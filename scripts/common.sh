# Shared by the scripts: messages, the cache, what cmake/sqlite.lock pins.
say() { printf '%s\n' "$*" >&2; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

cache=${TONGDANG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tongdang}
lock() { sed -n "s/^$1=//p" cmake/sqlite.lock; }
package_name=$(lock package)
package_version=$(lock version)
package_sha256=$(lock sha256)
sqlite_dir=$cache/$(lock directory)
sqlite_options="-DSQLITE_DQS=0 -DSQLITE_THREADSAFE=2 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_DBPAGE_VTAB -DSQLITE_ENABLE_STAT4
 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_DEFAULT_FOREIGN_KEYS=1 -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_OMIT_DEPRECATED -DSQLITE_SECURE_DELETE
 -DSQLITE_USE_URI=0 -DSQLITE_DEFAULT_MEMSTATUS=0"

