"""A profile and its Word template made ready: what they come to is kept beside them, so that every run begins sooner.

A file that was made ready counts only as long as what it was made of has not changed; so it can be left, or deleted.
"""

from pathlib import Path

from oscb_cli.profile import load
from oscb_cli.profile.load import READY_FILE, template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import keep_vocabulary, vocabulary_ready
from oscb_cli.writers.docx import template
from oscb_cli.writers.docx.template import READY


def made_ready(profile: Profile) -> dict[Path, bytes]:
    """The files that keep a profile ready, and their contents.

    A template that the profile inherits stays with the profile that it belongs to. The general vocabulary is kept
    ready with the profiles that come with oscb.

    :raises BadProfile: the template or the vocabulary cannot be used.
    """
    files = {profile.folder / READY_FILE: load.keep_ready(profile)}
    base = template_file(profile, "base.docx")
    if base.parent == profile.folder:
        files[base.with_suffix(READY)] = template.keep_ready(base)
    if profile.folder.parent == load.templates_folder():
        files[vocabulary_ready()] = keep_vocabulary()
    return files
