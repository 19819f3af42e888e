#!/usr/bin/env python3
"""Who is not due yet, but past half of the time: people to think of before netbook reminds you.

python3 examples/who_is_quiet.py                      everybody
python3 examples/who_is_quiet.py circle:close         those whom a filter keeps
"""

import json
import os
import subprocess
import sys
from datetime import date

today = date.fromisoformat(os.environ.get("NETBOOK_TODAY") or date.today().isoformat())
command = ["netbook", "list", *sys.argv[1:], "-is:paused", "-is:snoozed", "--json"]
answer = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
if answer.returncode:
    sys.exit(answer.returncode)  # netbook has said why

quiet = []
for person in json.loads(answer.stdout):
    if person["last"] and person["due"]:
        last, due = date.fromisoformat(person["last"]), date.fromisoformat(person["due"])
        gone = (today - last) / (due - last)
        if 0.5 < gone < 1:
            quiet.append((gone, person["name"], person["cadence"], due))
for gone, name, cadence, due in sorted(quiet, reverse=True):
    print(f"{gone:4.0%}  {name}, every {cadence}, due {due}")
