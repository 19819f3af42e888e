"""The entry point: the version is answered before anything heavy is imported."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from netbook import __version__

        print(f"netbook {__version__}")
        return
    # A command lives for a moment: collecting its imports, or looking for pydantic's plugins, would only cost time.
    gc.set_threshold(100_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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
