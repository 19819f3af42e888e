#!/usr/bin/env python3
"""Turn the past week's meetings of a calendar file (.ics) into lines that netbook understands.

    python3 examples/log_from_calendar.py calendar.ics                               shows the lines
    python3 examples/log_from_calendar.py calendar.ics | netbook log - --dry-run     shows how they are read
    python3 examples/log_from_calendar.py calendar.ics | netbook log - --inbox       writes them down

Behind the file, a number of days takes the place of 7. With --inbox, what is not certain waits until you say who was
meant: netbook inbox. Meetings that are cancelled, lie ahead or take whole days are left out, and of those that repeat
only the first is known.
"""

import os
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path


def events(text):
    """The events of a calendar, each as a dict of its first values."""
    for body in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", re.sub(r"\n[ \t]", "", text), re.S):
        event = {}
        for line in body.splitlines():
            name, _, value = line.partition(":")
            event.setdefault(name.partition(";")[0].upper(), re.sub(r"\\[nN]", " ", value).replace("\\", "").strip())
        yield event


def moment(text):
    """When something is, in the time of this machine; none where it is a whole day."""
    found = re.fullmatch(r"(\d{8}T\d{4})\d\d(Z?)", text)
    if not found:
        return None
    told = datetime.strptime(found[1] + ("+0000" if found[2] else ""), "%Y%m%dT%H%M" + ("%z" if found[2] else ""))
    return told.astimezone() if found[2] else told


def line(event):
    """A meeting as one would tell it, with its day."""
    start, end = moment(event["DTSTART"]), moment(event.get("DTEND", ""))
    place = event.get("LOCATION", "").partition(",")[0]
    long = f" for {(end - start).seconds // 60} min" if end and end > start else ""
    where = f", at {place}" if place and "://" not in place else ""
    return f"{start:%Y-%m-%d} at {start:%H:%M}{long}{where}, {event['SUMMARY']}"


def main():
    """Print a line for each meeting."""
    today = date.fromisoformat(os.environ.get("NETBOOK_TODAY") or date.today().isoformat())
    first = today - timedelta(days=int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    found = [event for event in events(text) if event.get("SUMMARY") and moment(event.get("DTSTART", ""))]
    for event in sorted(found, key=lambda event: moment(event["DTSTART"]).replace(tzinfo=None)):
        if first <= moment(event["DTSTART"]).date() <= today and event.get("STATUS") != "CANCELLED":
            print(line(event))


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) > 1 else __doc__)
