"""Open Paper Reader from a clone, or pass a command on: `python3 packaging/run.py [-- COMMAND ...]`.

Makes the environment on the first start. What it has to say goes to standard error: answers stay clean.
"""

import sys

import interpreter


def main() -> None:
    interpreter.ensure_new_enough()
    # Only now: these are written for a Python that is new enough.
    import environment
    import libraries

    arguments = sys.argv[1:]
    if arguments[:1] == ["--"]:
        del arguments[0]
    try:
        python = environment.prepared()
        if opens_window(arguments):
            libraries.require_for_window()
    except environment.SetupError as error:
        sys.exit(f"Paper Reader could not start. {error}")
    except KeyboardInterrupt:
        sys.exit(130)
    # -P: a file in the current folder that is called like one of our packages must not take its place.
    interpreter.become([str(python), "-P", "-m", "reader_app", *arguments], environment.clean_variables())


def opens_window(arguments: "list[str]") -> bool:
    """Tell whether the arguments name no command, so that the window is meant."""
    left = list(arguments)
    while left:
        argument = left.pop(0)
        if argument == "--library":
            del left[:1]
        elif not argument.startswith("--library="):
            return False
    return True


if __name__ == "__main__":
    main()
