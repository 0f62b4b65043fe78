#!/bin/sh
# host.sh WORK PATHS COMMAND...
# Runs the command in a throwaway copy of this machine that has haproxy installed and only a loopback network.
# PATHS (separated by colons) are to be seen there too, wherever they are mounted. Called inside new mount, pid, uts
# and ipc namespaces: all that happens here ends with them.
set -eu
work=$1 paths=$2
shift 2

mount --make-rprivate /
mount -t tmpfs -o mode=0755 tmpfs "$work"
root=$work/root
mkdir "$work/upper" "$work/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" overlay "$root"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"

old=$IFS
IFS=:
for path in $paths; do
    [ -e "$root$path" ] && continue
    mkdir -p "$root$path"
    mount --bind "$path" "$root$path"
done
IFS=$old

# The packages come over the machine's network, before the host loses it.
export DEBIAN_FRONTEND=noninteractive
chroot "$root" dpkg-query -W haproxy >/dev/null 2>&1 || {
    chroot "$root" apt-get update -qq
    chroot "$root" apt-get install -qq -y --no-install-recommends haproxy
} >"$work/apt.log" 2>&1 </dev/null || { cat "$work/apt.log" >&2; exit 1; }

exec unshare --net sh -c 'ip link set lo up && root=$0 && exec chroot "$root" "$@"' "$root" "$@"
