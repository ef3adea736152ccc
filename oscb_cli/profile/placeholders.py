"""Words that stand where a name should be and name nobody, and words that say that there is nothing."""

from oscb_cli.profile.vocabulary import Vocabulary


def is_placeholder(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words stand where a name should be, and name nobody: “tbc”, “[name]”, “awaiting comments”."""
    said = " ".join(words.casefold().split()).strip(" .…:;-–?*")
    if not said or words.strip().startswith(("[", "<", "?", "_")):
        return True
    if said in vocabulary.nothing:
        return True
    return any(said == remark or said.startswith(f"{remark} ") for remark in vocabulary.remarks) and len(said) < 60


def is_nothing(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words say that there is nothing: “Nil”, “None”, “N/A”."""
    return " ".join(words.casefold().split()).strip(" .:;") in vocabulary.nothing
