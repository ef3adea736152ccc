"""The interview from its first question to its last; it can be stopped at any of them and taken up again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from oscb_cli.actions.read import read_one
from oscb_cli.console import command
from oscb_cli.errors import EXIT_INTERRUPTED, CannotWrite, Missing, OscbError
from oscb_cli.interview.answers import SETTLED, Answers
from oscb_cli.interview.checking import Checking
from oscb_cli.interview.feeding import FILE_KEY, feed
from oscb_cli.interview.flow import Flow
from oscb_cli.interview.plain import PlainPrompter
from oscb_cli.interview.prompter import Prompter, Stopped, Wanted
from oscb_cli.interview.question import Question
from oscb_cli.interview.questions import About, questions
from oscb_cli.interview.report_file import ReportFile
from oscb_cli.officers import Officers
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.run import EVERYTHING, Choice
from oscb_cli.storage.files import safe_file_name

_NOT_AN_ANNEX = {".json", ".yaml", ".yml", ".md", ".toml", ".lock", ".tmp", ".py", ".eml", ".ics"}
_MOST_FILES = 30


class Interrupted(OscbError):
    """The author has stopped; what was answered is saved."""

    exit_status = EXIT_INTERRUPTED


class Setting(Struct, frozen=True):
    """What an interview is given besides the report file.

    ``may_ask`` says whether somebody is there to ask, ``plain`` that nothing is to be drawn, ``review`` that the author
    wants to see every part even where nothing is missing. ``answers`` are those of a file, by the names of the
    questions, and ``answers_file`` is what to call it.
    """

    profile_name: str | None
    today: date
    may_ask: bool
    plain: bool = False
    review: bool = False
    choice: Choice = EVERYTHING
    officers: Officers = field(default_factory=Officers)
    answers: Mapping[str, Any] = field(default_factory=dict)
    answers_file: str = ""
    suggested_name: str | None = None


def interview(file: str | None, setting: Setting, prompter: Prompter | None = None) -> str:
    """Ask for what a report file lacks, or, without a file, for everything, saving after every answer.

    :param file: the report file to go on with; None begins a new one.
    :return: the report file.
    :raises Missing: answers are missing, and there is nobody to ask.
    :raises Interrupted: the author has stopped.
    :raises NotValid: the file holds what no report can hold, or an answer of a file cannot be taken; nothing is asked.
    :raises CannotWrite: another interview has the file open, or it cannot be written.
    """
    if file is None:
        profile = load_profile(setting.profile_name or default_name(), may_be_folder=True)
        data: dict[str, Any] = {"profile": profile.name}
        if not setting.may_ask and not setting.answers:
            raise Missing(_what_is_missing(data, profile, setting))
        prompter = prompter or _prompter(setting)
        path, content = _new_file(prompter, setting), None
    else:
        path, content = Path(file), Path(file).read_bytes() if Path(file).is_file() else None
        read = read_one(file, setting.profile_name)
        read.require_valid()
        profile, data = read.profile, dict(read.data)
    report_file = ReportFile(path, content)
    answers = Answers(_with_names_of_today(data, profile), report_file.save)
    about = About(answers, profile, setting.today, setting.officers, _files_beside(path))
    checking = Checking(str(path), profile, setting.profile_name, setting.today, setting.choice)
    with report_file.locked():
        was_open = answers.in_progress
        if setting.answers:
            _feed(about, setting)
        if _complete(about) and not setting.review and not (was_open and setting.may_ask):
            answers.finish()
        elif setting.may_ask:
            _ask(
                Flow(about, prompter or _prompter(setting), checking, report_file, _passed_by(about)),
                about,
                path,
                setting,
            )
        elif file is None:
            raise Missing(_what_is_missing(answers.data, profile, setting, path))
    return str(path)


def _ask(flow: Flow, about: About, path: Path, setting: Setting) -> None:
    prompter = flow.prompter
    prompter.say(
        f"oscb saves every answer in {path}. At any question, type ? for guidance, "
        "/ for other things you can do, or press Ctrl-C to stop."
    )
    try:
        flow.run(review=setting.review)
    except Stopped:
        _remember(about, setting, prompter)
        prompter.say()
        raise Interrupted(_farewell(path)) from None
    _remember(about, setting, prompter)
    if _complete(about):
        about.answers.finish()


def _feed(about: About, setting: Setting) -> None:
    """Keep the answers of a file, all or none of them."""
    trial = Answers(json.loads(json.dumps(about.answers.data)), lambda _: None)
    feed(About(trial, about.profile, about.today, about.officers, about.files), setting.answers, setting.answers_file)
    feed(about, setting.answers, setting.answers_file)
    about.answers.save()


def _prompter(setting: Setting) -> Prompter:
    if not setting.plain:
        from oscb_cli.interview.drawn import DrawnPrompter, can_draw

        if can_draw():
            return DrawnPrompter()
    with suppress(ImportError):  # not there on Windows, where the console edits lines itself
        import readline  # noqa: F401 - lines can be edited once it is imported
    return PlainPrompter()


def _complete(about: About) -> bool:
    return all(question.is_answered(about.answers) for question in questions(about) if question.required)


def _passed_by(about: About) -> list[str]:
    """Optional questions that are not to be asked, in a report that no interview has begun.

    They are those before something that is answered. A list whose entries are there is taken to be complete.
    """
    if about.answers.in_progress:
        return []
    every = list(questions(about))
    last = max((place for place, question in enumerate(every) if question.is_answered(about.answers)), default=-1)
    return [question.name for question in every[: last + 1] if not question.required]


def _with_names_of_today(data: dict[str, Any], profile: Profile) -> dict[str, Any]:
    """The data of a report file, with the notes of an interview of an earlier version under the names of this one."""
    if not data.get(SETTLED):
        return data
    new = {"exempt": "is_exempt", "recommendation items": "recommendation.items"}
    new |= {spec.key: f"sections.{spec.key}" for spec in profile.sections}
    return {**data, SETTLED: [new.get(name, name) for name in data[SETTLED]]}


def _new_file(prompter: Prompter, setting: Setting) -> Path:
    default = _free_name(safe_file_name(str(setting.answers.get(FILE_KEY) or setting.suggested_name or "report")))
    if not setting.may_ask:
        return Path(f"{default}.json")
    prompter.say("What do you want to call this report?")
    while True:
        try:
            typed = prompter.line("Name of the file, without .json", default, (), (), suggested=True)
        except Stopped:
            raise Interrupted("stopped before the first answer, so nothing was written") from None
        except Wanted:
            prompter.say("oscb keeps your answers in a file with this name. Press Ctrl-C to stop.")
            continue
        name = safe_file_name((typed or default).removesuffix(".json"))
        if not Path(f"{name}.json").exists():
            return Path(f"{name}.json")
        prompter.say(
            f"{name}.json already exists. Type another name, or press Ctrl-C and then type: "
            + command("oscb draft", f"{name}.json")
        )


def _free_name(wanted: str) -> str:
    names: Iterable[str] = (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if not Path(f"{name}.json").exists())


def _files_beside(path: Path) -> Sequence[str]:
    """The files in the report's folder that may be annexes; not those that oscb makes or reads itself."""
    try:
        found = sorted(entry.name for entry in path.absolute().parent.iterdir() if entry.is_file())
    except OSError:
        return ()  # a folder that cannot be listed has nothing to offer
    usable = [
        name for name in found if not name.startswith((".", "~$")) and Path(name).suffix.lower() not in _NOT_AN_ANNEX
    ]
    return usable[:_MOST_FILES]


def _remember(about: About, setting: Setting, prompter: Prompter) -> None:
    """Remember the officers named, for the next report."""
    officers = setting.officers
    before = officers.known
    try:
        for officer in about.people():
            officers = officers.remember(officer)
    except CannotWrite as error:
        prompter.say(f"oscb could not save the officers: {error}")
        return
    new = len(set(officers.known) - set(before))
    if new:
        what = "1 officer is" if new == 1 else f"{new} officers are"
        prompter.say(f"{what} saved for your next report, in {officers.own_file}.")


def _farewell(path: Path) -> str:
    lines = [f"stopped. Your answers are in {path}. To go on: {command('oscb draft', path)}"]
    if not path.exists():
        lines = ["stopped before the first answer, so nothing was written"]
    unfinished = sorted(path.absolute().parent.glob(f".{path.stem}.*.unfinished.md"))
    if unfinished:
        lines.append(f"oscb also kept the text that you were typing, in {unfinished[0].name}")
    return "\n".join(lines)


def _what_is_missing(data: Mapping[str, Any], profile: Profile, setting: Setting, path: Path | None = None) -> str:
    about = About(Answers(data, lambda _: None), profile, setting.today)
    missing = [q for q in questions(about) if q.required and not q.is_answered(about.answers)]
    width = max((len(question.name) for question in missing), default=0)
    if path is None:
        first = "cannot ask questions here (no terminal, or --no-input). Name a report file that has:"
    else:
        first = f"kept the answers in {path}, but cannot ask for these here:"
    return "\n".join([first, *(f"  {question.name:{width}}  {_described(question)}" for question in missing)])


def _described(question: Question) -> str:
    prompt = question.prompt.split(" (Enter")[0]
    return prompt if prompt.startswith(question.part) else f"{question.part}: {prompt}"
