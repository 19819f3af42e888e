"""The entry point: the version is answered before anything heavy is imported."""

import os
import sys


def main() -> None:
    """Run the command line and leave."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from netbook import __version__

        print(f"netbook {__version__}")
        return
    from netbook.cli.app import run

    code = run(arguments)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = code or 1
    # Everything is written and closed; taking the object-relational mapper down would cost 40 ms more.
    os._exit(code)


if __name__ == "__main__":
    main()
