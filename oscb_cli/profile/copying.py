"""A copy of a profile for another council to adapt."""

import shutil
from pathlib import Path

from oscb_cli.errors import CannotWrite
from oscb_cli.profile.load import PROFILE_FILE
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.files import reason, safe_file_name


def copy_profile(profile: Profile, name: str) -> Path:
    """Copy a profile into a new folder of the current one, under a new name.

    :return: the new folder.
    :raises CannotWrite: the folder is there already, or cannot be made.
    """
    folder = Path(safe_file_name(name, "council"))
    try:
        shutil.copytree(profile.folder, folder)
        file = folder / PROFILE_FILE
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f'name = "{profile.name}"', f'name = "{folder.name}"', 1), encoding="utf-8")
    except FileExistsError:
        raise CannotWrite(f"{folder} already exists. Choose another name") from None
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {reason(error)}") from None
    return folder
