"""Where the program begins and ends, and the one place that turns an error into an exit status."""

from oscb_cli import collecting

collecting.seldom()  # before more is imported

import atexit
import errno
import os
import sys

from oscb_cli import console
from oscb_cli.cli import app
from oscb_cli.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_INTERRUPTED, EXIT_PROGRAM_FAULT, OscbError
from oscb_cli.storage.files import reason

_CANNOT_PRINT = "what there is to print cannot be written: {}"


def main() -> None:
    """Run oscb with the arguments of the process, and end the process."""
    console.be_lenient_about_encoding()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is wanted, and to look for them takes time
    _end(_run())


def _run() -> int:
    """Run a command; its exit status."""
    debugging = "--debug" in sys.argv[1:2] or bool(os.environ.get("OSCB_DEBUG"))
    try:
        app()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else EXIT_DONE
    except OscbError as error:
        console.say_error(str(error))
        return error.exit_status
    except KeyboardInterrupt:
        console.say_error("interrupted")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _print_no_more()
        return EXIT_INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            console.say_error(_CANNOT_PRINT.format(reason(error)))
            _print_no_more()
            return EXIT_BAD_INPUT
        if debugging:
            raise
        return _fault(error)
    return EXIT_DONE


def _fault(error: Exception) -> int:
    """Tell of a fault of the program in one line, and write what helps to mend it."""
    from datetime import datetime

    from oscb_cli.faults import write_details

    file = write_details(error, sys.argv[1:], datetime.now())
    details = (
        f"Send the file {file} to those who look after oscb: it has no word of your report"
        if file
        else ("Tell those who look after oscb what you typed")
    )
    console.say_error(f"something went wrong in oscb ({type(error).__name__}), and your files are safe. {details}")
    return EXIT_PROGRAM_FAULT


def _end(status: int) -> None:
    """End the process at once: what is written is written, and to take all apart makes a cold draft a fifth slower."""
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # None where it was closed before the program began
                stream.flush()
    except BrokenPipeError:
        status = EXIT_INTERRUPTED
    except OSError as error:
        console.say_error(_CANNOT_PRINT.format(reason(error)))
        status = EXIT_BAD_INPUT
    os._exit(status)


def _print_no_more() -> None:
    """What is still to be printed goes nowhere: nobody reads it, or there is no room for it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
