#!/bin/sh
# Make a verified copy of the book and put it into a folder elsewhere: a stick, or a folder that is synchronised.
# Copies there are yours to tidy up.
#
#     sh examples/backup_elsewhere.sh /media/stick
#     0 20 * * 0  sh ~/netbook/examples/backup_elsewhere.sh /media/stick     (in crontab: Sundays at eight)

if [ ! -d "$1" ]; then
    echo "usage: backup_elsewhere.sh FOLDER" >&2
    exit 2
fi
copy=$(netbook backup) || exit
cp -p "$copy" "$1/" && printf '%s\n' "$1/${copy##*/}"
