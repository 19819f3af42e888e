"""Options that several commands share."""

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON.", show_default=False)]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.", show_default=False)]
Ids = Annotated[bool, typer.Option("--ids", help="Print the ids alone, one a line.", show_default=False)]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", "-n", help="Show what would be written, and write nothing.", show_default=False),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Answer yes to the question.", show_default=False)]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Show N at most.")]
FilterWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILTER]...", help="Words, @tags and terms such as city:lisbon; netbook filters lists them."
    ),
]
Where = Annotated[str | None, typer.Option("--where", metavar="FILTER", help="Instead of NAME: all who match.")]
Sort = Annotated[
    str, typer.Option("--sort", metavar="KEYS", help="Sort by these, such as last or -due,name.", show_default=False)
]
Columns = Annotated[
    str | None, typer.Option("--columns", metavar="KEYS", help="The columns to show, such as name,last.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="Measured as of that day: 1 March, 2025-12-31.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias, or an id such as p7.")]
New = Annotated[bool, typer.Option("--new", help="Add people you do not know yet.", show_default=False)]
Svg = Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Draw it as SVG in FILE; - is stdout.")]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE.", show_default=False)]
Downloaded = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="A file, a folder or a zip as it was downloaded; - is stdin.")
]
AsFormat = Annotated[
    str | None, typer.Option("--as", metavar="FORMAT", help="What the file is, if it is not recognised.")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="How its letters are stored, such as cp1250.")
]
ColumnMap = Annotated[
    list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Which column of a table holds a field.")
]
