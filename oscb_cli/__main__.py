"""Where the program begins, and the one place that turns an error into an exit status."""

import gc
import os
import sys

from oscb_cli import console
from oscb_cli.cli import app
from oscb_cli.errors import EXIT_INTERRUPTED, EXIT_PROGRAM_FAULT, OscbError


def main() -> None:
    """Run oscb with the arguments of the process, and exit."""
    console.be_lenient_about_encoding()
    gc.set_threshold(20_000, 20, 50)  # objects that hold each other are rare here, and to look for them takes time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is wanted, and to look for them takes time
    try:
        app()
    except OscbError as error:
        console.say_error(str(error))
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        console.say_error("interrupted")
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: not an error
        sys.exit(EXIT_INTERRUPTED)
    except Exception as error:
        if os.environ.get("OSCB_DEBUG"):
            raise
        console.say_error(
            f"this is a fault in oscb, and nothing is lost: {type(error).__name__}: {error}. "
            "Please report it, with what you typed; OSCB_DEBUG=1 shows more"
        )
        sys.exit(EXIT_PROGRAM_FAULT)


if __name__ == "__main__":
    main()
