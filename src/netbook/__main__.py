"""The entry point: the version, the prompt badge and completion are answered before anything heavy is imported."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave."""
    _settle_streams()
    if "_NETBOOK_COMPLETE" in os.environ:
        from netbook.quick import completion

        completion.answer()
        os._exit(0)
    # Bytes that are no text have no place in a book.
    arguments = [argument.encode("utf-8", "ignore").decode() for argument in sys.argv[1:]]
    code = 0
    try:
        code = _answer(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # whoever read our output has gone: there is nobody to tell
        code = code or 1
    except OSError as problem:
        if not code:  # else the trouble has been said
            sys.stderr.write(f"netbook: the output cannot be written ({problem.strerror}); try another place for it\n")
        code = code or 1
    # Everything is written and closed; taking the object-relational mapper down would cost 40 ms more.
    os._exit(code)


def _answer(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from netbook import __version__

        print(f"netbook {__version__}")
        return 0
    if arguments[:1] in (["badge"], ["completion"]):
        from netbook import quick

        code = quick.answer(arguments)
        if code is not None:
            return code
    # A command lives for a moment: collecting its imports, or looking for pydantic's plugins, would only cost time.
    gc.set_threshold(100_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from netbook.cli.app import run

    return run(arguments)


def _settle_streams() -> None:
    """A stream that was closed is an empty one, and no character or byte is too strange to pass."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as we do
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    main()
