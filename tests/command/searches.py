"""What searches of all kinds, calibrations and optimisations, do alike."""

from program import Folder, paused_and_interrupted


def stands_still_and_goes_on(test, command, made, left, budget, journals):
    """Pauses one once so many bytes of runs are finished, and interrupts it: it says how far it has come, and ends as one that was
    left alone. `made(folder)` gives the program and the study, `left(folder)` the bytes of what it leaves."""
    with Folder() as folder:
        program, study = made(folder)
        program(command, study, "--out", folder / "whole", "--threads", 1)
        named = (study, "--out", folder / "out")
        test.assertIn(f"0, of a budget of {budget}", program("status", *named).stdout)
        test.assertIn("no run of this study has begun here", program("pause", *named, code=2).stderr)
        said = paused_and_interrupted(program, (command, *named, "--threads", 1), folder / "out", journals)
        test.assertIn("the same command with --resume goes on", said)
        status = program("status", *named).stdout
        test.assertRegex(status, rf"runs finished +[1-9]\d*, of a budget of {budget}\n")
        test.assertRegex(status, f"to go on: .*town {command} ")
        test.assertRegex(program("resume", *named).stdout, f"they go on; where none is running any more: .*town {command} ")
        program(command, *named, "--threads", 1)
        test.assertIn("result: ", program("status", *named).stdout)
        test.assertEqual(left(folder / "whole"), left(folder / "out"))
