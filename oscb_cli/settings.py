"""What a folder's ``oscb.toml`` says: the profile, which rules to run, the officers, how to ask.

It is looked for in the current folder and in those above it; the nearest counts.
"""

from math import inf
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from oscb_cli.errors import BadUsage
from oscb_cli.limits import NAMES, use
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.parts import Level
from oscb_cli.rules.engine.run import Choice
from oscb_cli.storage.toml import NotToml, toml_of

SETTINGS_FILE = "oscb.toml"


class Settings(BaseModel):
    """The settings of a folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profile: str | None = Field(None, description="The council's profile: a name, or a folder relative to the file.")
    select: tuple[str, ...] = Field((), description="Codes or families of the rules to run; all without it.")
    ignore: tuple[str, ...] = Field((), description="Codes or families of rules not to run.")
    officers: str | None = Field(None, description="The council's file of officers, relative to the file.")
    plain: bool = Field(False, description="Whether questions are asked line by line, with nothing drawn.")
    severities: dict[str, Level] = Field(default_factory=dict, description="Rules judged otherwise, or switched off.")

    limits: dict[str, float] = Field(
        default_factory=dict, description="How much of a file is taken, where that is not to be as usual."
    )

    @field_validator("select", "ignore", mode="before")
    @classmethod
    def _are_several(cls, said: object) -> object:
        return [said] if isinstance(said, str) else said

    @field_validator("limits")
    @classmethod
    def _are_limits(cls, said: dict[str, float]) -> dict[str, float]:
        for name, value in said.items():
            if name not in NAMES:
                raise ValueError(f"there is no limit “{name}”: {suggestion(name, NAMES)}")
            if not 0 < value < inf:
                raise ValueError(f"{name} must be more than 0")
        return said


def settings_for(folder: Path) -> Settings:
    """The settings that hold in a folder; its limits hold from now on.

    :raises BadUsage: the file cannot be read, or says what no settings can say.
    """
    for place in (folder, *folder.parents):
        file = place / SETTINGS_FILE
        if file.is_file():
            settings = _read(file)
            use(settings.limits)
            return settings
    return Settings()


def choice_of(settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    """Which rules to run: as the command line says, or else the settings.

    :raises BadUsage: a code or a family does not exist.
    """
    choice = Choice(
        select=_upper(select or settings.select),
        ignore=_upper((*settings.ignore, *ignore)),
        levels=tuple(sorted((code.upper(), level) for code, level in settings.severities.items())),
    )
    if unknown := choice.unknown():
        raise BadUsage(f"there is no rule or family of rules “{unknown[0]}”. To list them: oscb rules")
    if not choice.takes_any():
        raise BadUsage("no rule is left to run. Choose others with --select and --ignore. To list them: oscb rules")
    return choice


def _upper(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip().upper() for name in names for part in name.split(",") if part.strip())


def _read(file: Path) -> Settings:
    try:
        data = toml_of(file.read_bytes())
        settings = Settings.model_validate(data)
    except (OSError, NotToml) as error:
        raise BadUsage(f"{file} cannot be read: {error}") from None
    except ValidationError as error:
        raise BadUsage("\n".join(f"{file}: {line}" for line in _lines(error))) from None
    relative = {}
    if settings.profile is not None and any(mark in settings.profile for mark in "/\\."):
        relative["profile"] = str((file.parent / settings.profile).resolve())
    if settings.officers is not None:
        relative["officers"] = str((file.parent / settings.officers).resolve())
        if not Path(relative["officers"]).is_file():
            raise BadUsage(f"{file}: officers: the file {relative['officers']} does not exist")
    return settings.model_copy(update=relative)


def _lines(error: ValidationError) -> list[str]:
    lines = []
    for detail in error.errors():
        key = ".".join(str(step) for step in detail["loc"])
        if detail["type"] == "extra_forbidden":
            lines.append(f"“{key}” is not a setting: {suggestion(key, list(Settings.model_fields))}")
        else:
            lines.append(f"{key}: {detail['msg']}")
    return lines
