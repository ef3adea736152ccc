"""``oscb profiles``: the councils known, one in full, or a copy to adapt."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from oscb_cli.profile.schema import Profile


def profiles(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A council, a folder, or the word new")] = None,
    new_name: Annotated[str | None, typer.Argument(metavar="COPY", help="After new, the name of the copy")] = None,
    base: Annotated[str, typer.Option("--from", metavar="NAME", help="After new, the council to copy")] = "oxfordshire",
) -> None:
    """List the councils, show one, or copy one to adapt

    When oscb shows a profile it checks it, and its Word template too. If the template lacks a style, oscb names it
    and the exit status is 2.

    \b
    Examples:
      oscb profiles oxfordshire
      oscb profiles new sampleford
    """
    from oscb_cli import console
    from oscb_cli.errors import BadUsage
    from oscb_cli.profile.copying import copy_profile
    from oscb_cli.profile.load import known_profiles, load_profile

    if name is None:
        for known in known_profiles():
            console.results().print(f"{known:16}{load_profile(known).council}")
    elif name == "new":
        if new_name is None:
            raise BadUsage("name the copy after new: oscb profiles new sampleford")
        folder = copy_profile(load_profile(base, may_be_folder=True), new_name)
        line = (
            f"Copied to {folder}. Change profile.toml, and base.docx in Word. Then check it: oscb profiles ./{folder}"
        )
        console.results().print(line, soft_wrap=True)
    elif new_name is not None:
        raise BadUsage(f"name one council at a time: oscb profiles {name}")
    else:
        profile = load_profile(name, may_be_folder=True)
        _show(profile)


def _show(profile: "Profile") -> None:
    from oscb_cli import console
    from oscb_cli.errors import BadProfile
    from oscb_cli.profile.load import template_file
    from oscb_cli.writers.docx.styles import Style, missing_styles
    from oscb_cli.writers.docx.template import open_template

    out = console.results()
    sections = {section.key: section.heading for section in profile.sections}
    out.print(f"{profile.council} ({profile.name})", style="bold")
    out.print(f"in {profile.folder}\n", soft_wrap=True)
    out.print("The document, in order", style="bold")
    for part in profile.order:
        out.print(f"  {profile.labels.get(part) or sections.get(part) or part.capitalize()}")
    out.print("\nImplications", style="bold")
    for area in profile.implications:
        needs = ["required"] if area.required else []
        needs += ["needs a named checker"] if area.checker_required else []
        out.print(f"  {area.area:16}{area.heading}: {', '.join(needs) or 'optional'}")
    out.print("\nCommittees", style="bold")
    for committee in profile.committees:
        out.print(f"  {committee.name} ({committee.kind}): “{committee.decision_maker}”")
    template = template_file(profile, "base.docx")
    if missing := list(missing_styles(open_template(template))):
        raise BadProfile(f"{template} has no style “{'”, “'.join(missing)}”. Add it in Word, with that name")
    out.print(f"\nbase.docx has all {len(Style)} styles that oscb needs", style="bold")
