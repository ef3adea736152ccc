"""``oscb profiles``: the councils known, one in full, a new one to fill in, one learned from its Word files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from oscb_cli.profile.schema import Profile

COLUMN = 18


def profiles(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="A council or a folder; or new COUNCIL; or learn FILES"),
    ] = None,
    base: Annotated[
        str | None, typer.Option("--from", metavar="NAME", help="After new or learn, the council that is extended")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="COUNCIL", help="After learn, the council's name")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", metavar="FOLDER", help="After new or learn, the folder to write")
    ] = None,
) -> None:
    """List the councils; show, begin or learn one

    When oscb shows a council's profile it checks it, and its Word template too: every mistake is told with its file,
    line and key, and the exit status is 2. From one to twenty Word files of a council, oscb learns its form: it says
    what it is sure of and what to look at, and at the end how much of the files comes out the same.

    \b
    Examples:
      oscb profiles
      oscb profiles new "Sampleford Borough Council"
      oscb profiles learn reports/*.docx --name "Sampleford Borough Council"
    """
    from oscb_cli.console import command
    from oscb_cli.errors import BadUsage

    first, *rest = words or [""]
    if not first:
        _list()
    elif first == "new":
        if len(rest) != 1:
            raise BadUsage('name one council after new: oscb profiles new "Sampleford Borough Council"')
        _new(rest[0], base, output)
    elif first == "learn":
        _learn(rest, name, base, output)
    elif rest:
        raise BadUsage(f"name one council at a time: {command('oscb profiles', first)}")
    else:
        _show(first)


def _list() -> None:
    from oscb_cli import console
    from oscb_cli.errors import BadProfile
    from oscb_cli.profile.found import found_profiles, own_folder
    from oscb_cli.profile.load import load_profile

    out = console.results()
    broken: list[str] = []
    for found in found_profiles():
        try:
            council = load_profile(found.name).council
        except BadProfile as error:
            council, broken = "(has mistakes)", [*broken, str(error)]
        where = "comes with oscb" if found.whose == "oscb" else f"{found.whose}: {found.folder}"
        out.print(f"{found.name:{COLUMN}}{council}, {where}", soft_wrap=True)
    out.print(f"\nYour own go in {own_folder()}, or in a folder “profiles” of your project.", soft_wrap=True)
    if broken:
        raise BadProfile("\n".join(broken))


def _new(council: str, base: str | None, output: Path | None) -> None:
    from oscb_cli import console
    from oscb_cli.profile.beginning import begin_profile
    from oscb_cli.profile.found import default_name
    from oscb_cli.profile.load import load_profile

    extended = load_profile(base or default_name(), may_be_folder=True)
    folder = begin_profile(council, extended, output)
    line = f"Wrote {folder / 'profile.toml'}. Fill it in, then check it: {_to_check(folder)}"
    console.results().print(line, soft_wrap=True)


def _learn(files: list[str], council: str | None, base: str | None, output: Path | None) -> None:
    from oscb_cli import console
    from oscb_cli.errors import BadUsage
    from oscb_cli.learning.learn import learn, write_profile
    from oscb_cli.profile.beginning import name_for
    from oscb_cli.profile.found import default_name
    from oscb_cli.profile.load import load_profile

    if not council:
        raise BadUsage("say whose files they are: oscb profiles learn FILES --name COUNCIL")
    extended = load_profile(base or default_name(), may_be_folder=True)
    folder = output or Path(name_for(council))
    learned, read = learn(files, folder.name, council, extended)
    share = write_profile(learned, read, extended, folder)
    out = console.results()
    out.print(f"Wrote {folder / 'profile.toml'} and {folder / 'base.docx'}\n", soft_wrap=True)
    sure = [note for note in learned.notes.notes if note.is_sure]
    doubtful = [note for note in learned.notes.notes if not note.is_sure]
    for title, notes in (("Sure", sure), ("Look at these", doubtful)):
        if notes:
            out.print(title, style="bold")
            for note in notes:
                out.print(f"  {note.about}: {note.what}, {note.evidence}", soft_wrap=True, highlight=False)
    out.print(f"\nWhat the files do not say is as in {extended.council}. To check it: {_to_check(folder)}")
    out.print(f"{share:.0%} of what the files say comes out the same when oscb reads and writes them again")


def _to_check(folder: Path) -> str:
    """The command that checks a profile: a folder is told from a name by its stroke."""
    from oscb_cli import console

    return console.command("oscb profiles", folder if folder.is_absolute() else f"./{folder.as_posix()}")


def _show(name: str) -> None:
    from oscb_cli import console
    from oscb_cli.actions.try_profile import tried
    from oscb_cli.errors import BadProfile
    from oscb_cli.profile.load import told
    from oscb_cli.writers.docx.styles import Style

    profile, mistakes = tried(name)
    if profile is None or mistakes:
        raise BadProfile(told(mistakes))
    out = console.results()
    out.print(f"{profile.council} ({profile.name})", style="bold")
    out.print(f"in {profile.folder}\n", soft_wrap=True)
    _parts(profile)
    out.print(f"\nbase.docx has all {len(Style)} styles that oscb needs", style="bold")


def _parts(profile: "Profile") -> None:
    from oscb_cli import console

    out = console.results()
    sections = {section.key: section.heading for section in profile.sections}
    fields = {field.key: field.label or " or ".join(field.choices) for field in profile.fields}
    out.print("The document, in order", style="bold")
    for part in profile.order:
        called = fields.get(part) or profile.labels.get(part) or sections.get(part) or part
        out.print(f"  {called[:1].upper()}{called[1:]}".replace("_", " "))
    out.print("\nImplications", style="bold")
    for area in profile.implications:
        needs = ["required"] if area.required else []
        needs += ["needs a named checker"] if area.checker_required else []
        out.print(f"  {area.area:{COLUMN}}{area.heading}: {', '.join(needs) or 'optional'}")
    out.print("\nCommittees", style="bold")
    for committee in profile.committees:
        out.print(f"  {committee.name} ({committee.kind}): “{committee.decision_maker}”")
