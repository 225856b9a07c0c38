"""Run every check of the project: `python3 packaging/test.py [-- PYTEST-ARGUMENT ...]`.

Each check runs even when one before it failed; the exit status is the first failure's.
"""

import sys

import interpreter


def main() -> None:
    interpreter.ensure_new_enough()
    # Only now: these are written for a Python that is new enough.
    import checks
    import environment
    import libraries

    arguments = sys.argv[1:]
    if arguments[:1] == ["--"]:
        del arguments[0]
    try:
        python = environment.prepared("dev")
        libraries.require_for_tests()
        sys.exit(checks.run_all(python, environment.PROJECT, arguments))
    except environment.SetupError as error:
        sys.exit(f"The checks could not start. {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
