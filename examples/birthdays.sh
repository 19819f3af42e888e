#!/bin/sh
# The birthdays of the next month, or of as many days as you say, with dates: to print, or to send to yourself.
#
#     sh examples/birthdays.sh
#     sh examples/birthdays.sh 90 | mail -s "Birthdays" you@example.com

netbook due --days "${1:-31}" --csv --columns type,due,what,name |
    sed -n -e 's/^occasion,\([0-9-]*\),"birthday, turns \([0-9]*\)",\(.*\)/\1  \3 turns \2/p' \
        -e 's/^occasion,\([0-9-]*\),birthday,\(.*\)/\1  \2/p' |
    tr -d '"'
