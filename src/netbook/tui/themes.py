"""Light and dark, each with colours that can be read on it, and the terminal's own where colours are not wanted."""

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="dark",
    primary="#7aa2f7",
    secondary="#9ece6a",
    accent="#bb9af7",
    warning="#e0af68",
    error="#ff9aa8",
    success="#9ece6a",
    foreground="#c8d0e8",
    background="#16161e",
    surface="#1a1b26",
    panel="#24283b",
    dark=True,
    variables={"faint": "#97a0c4", "cursor": "#2a3553", "input-selection-background": "#7aa2f7 35%"},
)
LIGHT = Theme(
    name="light",
    primary="#2f5bb7",
    secondary="#2f5717",
    accent="#7a3fb0",
    warning="#764500",
    error="#a01c33",
    success="#2f5717",
    foreground="#24283b",
    background="#fafafa",
    surface="#f1f2f6",
    panel="#e2e5ee",
    dark=False,
    variables={"faint": "#5b6280", "cursor": "#d8e1f6", "input-selection-background": "#2f5bb7 30%"},
)
_ANSI = BUILTIN_THEMES["ansi-dark"]
PLAIN = Theme(
    name="plain",
    primary=_ANSI.primary,
    secondary=_ANSI.secondary,
    accent=_ANSI.accent,
    warning=_ANSI.warning,
    error=_ANSI.error,
    success=_ANSI.success,
    foreground=_ANSI.foreground,
    background=_ANSI.background,
    surface=_ANSI.surface,
    panel=_ANSI.panel,
    boost=_ANSI.boost,
    dark=_ANSI.dark,
    luminosity_spread=_ANSI.luminosity_spread,
    text_alpha=_ANSI.text_alpha,
    variables={**_ANSI.variables, "faint": "ansi_default", "cursor": "ansi_default"},
    ansi=True,
)
THEMES = (DARK, LIGHT, PLAIN)
NAMES = tuple(theme.name for theme in THEMES)
