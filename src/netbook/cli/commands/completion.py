"""``netbook completion``: what makes a shell complete names, tags, ids and all else."""

from typing import Annotated

import typer


def completion(
    shell: Annotated[
        str | None, typer.Argument(metavar="[SHELL]", help="bash, zsh or fish; else the one of SHELL.")
    ] = None,
) -> None:
    """Print what makes a shell complete commands, names, tags and ids.

    \b
    Examples:
      eval "$(netbook completion bash)"      (in ~/.bashrc; for zsh in ~/.zshrc, behind compinit)
      netbook completion fish > ~/.config/fish/completions/netbook.fish
    """
    from netbook import quick

    quick.print_script(shell)
