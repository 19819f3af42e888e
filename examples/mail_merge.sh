#!/bin/sh
# A CSV of e-mail addresses, one a line, of everybody with a tag: what mail programs want for a mail merge. More terms
# of a filter may follow the tag.
#
#     sh examples/mail_merge.sh design > designers.csv
#     sh examples/mail_merge.sh design city:lisbon -circle:inner

if [ $# -eq 0 ]; then
    echo "usage: mail_merge.sh TAG [FILTER...]" >&2
    exit 2
fi
tag=${1#@}
shift
netbook list "@$tag" has:email "$@" --csv --columns emails,name |
    awk '
        NR == 1 { print "email,name"; next }
        {
            comma = index($0, ",")  # no address holds one, a name may
            many = split(substr($0, 1, comma - 1), each, "; ")
            for (i = 1; i <= many; i++) print each[i] substr($0, comma)
        }'
