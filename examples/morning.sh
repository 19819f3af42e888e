#!/bin/sh
# Good morning: how much is due, and the five things that are due the longest; nothing where nothing is due.
#
# For a look when you log in, put this line into ~/.profile or ~/.zprofile, with the path where this file lies:
#
#     sh ~/netbook/examples/morning.sh

badge=$(netbook badge)
if [ -n "$badge" ]; then
    printf 'netbook: %s\n' "$badge"
    netbook due --limit 5
fi
