#!/usr/bin/python3
"""A study as a job array of a real Slurm, which this test starts and ends: limit, preemption, scancel, a dead slurmd, ranks.

    slurm.py PROGRAM

Skipped (77) unless root, with Debian's munge, slurmctld, slurmd and slurm-client. Takes some minutes.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from program import Folder, Program

STUDY = Path(__file__).parent / "scenarios" / "births_study.yaml"
HEAD_OF_JOURNAL = 32  # bytes
ENDED = ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL", "PREEMPTED", "OUT_OF_MEMORY", "BOOT_FAIL")
NEEDED = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "scancel", "squeue")

CONFIG = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CryptoType=crypto/munge
AuthInfo=socket={folder}/munge/socket
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=5
MpiDefault=none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=20
KillWait=10
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
NodeName=spare NodeHostname=spare NodeAddr=127.0.0.1 Port=16819 CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=low Nodes=ALL Default=YES PriorityTier=1 GraceTime=10 PreemptMode=REQUEUE State=UP
PartitionName=high Nodes=ALL PriorityTier=10 PreemptMode=OFF State=UP
"""


class Slurm:
    """Daemons in a folder of their own, away from any that the machine may run."""

    def __init__(self, folder):
        self.folder, self.daemons = folder, {}
        os.chmod(folder, 0o755)
        (folder / "munge").mkdir()
        key = folder / "munge" / "key"
        key.write_bytes(os.urandom(128))
        for path in (folder / "munge", key):
            shutil.chown(path, "munge", "munge")
        os.chmod(key, 0o400)
        (folder / "slurm.conf").write_text(CONFIG.format(host=socket.gethostname().split(".")[0], folder=folder))
        os.environ["SLURM_CONF"] = str(folder / "slurm.conf")
        (folder / "state").mkdir()

    def start(self):
        munge = self.folder / "munge"
        self.begin("munged", "runuser", "-u", "munge", "--", "munged", "--foreground", "--force", f"--key-file={munge}/key",
                   f"--socket={munge}/socket", f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        wait_for(lambda: (munge / "socket").exists(), 20)
        self.begin("slurmctld", "slurmctld", "-D")
        self.begin("slurmd", "slurmd", "-D")
        wait_for(lambda: "idle" in self("sinfo", "-h", "-o", "%T"), 60)

    def start_spare(self):
        """A second node: it is this machine again, under another name."""
        self.begin("spare", "unshare", "--uts", "sh", "-c", "hostname spare && exec slurmd -D")

    def begin(self, name, *command):
        log = open(self.folder / f"{name}.out", "wb")
        self.daemons[name] = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    def __call__(self, *command):
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout

    def stop(self):
        self("scancel", "--user=root")
        for name in ("spare", "slurmd", "slurmctld", "munged"):
            if name in self.daemons:
                self.daemons[name].terminate()
                self.daemons[name].wait(timeout=30)

    def journal(self):
        return "\n".join((self.folder / "slurmctld.log").read_text().splitlines()[-15:])

    def shown(self, job, key):
        """What `scontrol` shows of all tasks of a job, also minutes after their end; the queue may not show one between two tries."""
        return re.findall(rf"\b{key}=(\S+)", self("scontrol", "show", "job", "--oneliner", job))

    def waits(self, job):
        return set(self.shown(job, "JobState")) == {"PENDING"}

    def has_ended(self, job):
        states = self.shown(job, "JobState")
        return bool(states) and all(state in ENDED for state in states)

    def start_soon(self, job):
        """In place of the two minutes that a job waits before it is done again. At once would be too early: within the second in
        which the last try ended slurmd takes the new one for the old and refuses it."""
        self("scontrol", "update", f"jobid={job}", "StartTime=now+5")


def wait_for(what, seconds):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, f"it did not come in {seconds} s"
        time.sleep(0.5)


def size_of_journals(out):
    return sum(path.stat().st_size for path in (out / "work").glob("journal-*")) if (out / "work").exists() else 0


def at_work_in(out):
    return subprocess.run(["pgrep", "-f", f"sweep .*--out {out} "], capture_output=True, text=True).stdout.split()


class Trial:
    def __init__(self, program, slurm, folder):
        self.program, self.slurm, self.folder = program, slurm, folder
        self.options = ("--seeds", "8", "--set", "steps=8000", "--burn-ins", "none")
        program("sweep", STUDY, "--out", folder / "alone", "--threads", "2", *self.options)
        self.reference = (folder / "alone" / "study.h5").read_bytes()

    def submit(self, name, *changes, tasks=1):
        """The array of the study, in a folder of that name, with lines of the script changed. How many tasks it would have by itself
        depends on how fast the machine is."""
        changes = ((r"array=1-\d+", f"array=1-{tasks}"), (r'ARRAY_TASK_ID/\d+"', f'ARRAY_TASK_ID/{tasks}"'), *changes)
        out = self.folder / name
        self.program("sweep", STUDY, "--out", out, "--slurm", "--threads", "1", *self.options)
        script = out / "sweep.slurm"
        text = script.read_text()
        for before, after in changes:
            assert re.search(before, text), f"the script has no {before}"
            text = re.sub(before, after, text)
        script.write_text(text)
        job = self.slurm("sbatch", "--parsable", script).strip()
        assert job, "sbatch refused the script"
        wait_for(lambda: size_of_journals(out) > HEAD_OF_JOURNAL, 90)
        return job, out

    def steer(self, subcommand, out):
        """`pause` keeps a task at work however fast the machine is."""
        self.program(subcommand, STUDY, "--out", out, *self.options[:4])

    def end(self, name, job, out, seconds=400):
        wait_for(lambda: self.slurm.has_ended(job), seconds)
        done = subprocess.run([self.program.path, "merge", STUDY, "--out", out, *self.options[:4]], capture_output=True, text=True)
        assert done.returncode == 0, f"{name}: {done.stderr}\n{self.log(out)}"
        assert (out / "study.h5").read_bytes() == self.reference, f"{name}: other bytes"
        print(f"{name}: same bytes", flush=True)

    def in_two_tasks(self):
        job, out = self.submit("tasks", tasks=2)
        self.end("two tasks", job, out)
        assert len(list(out.glob("slurm-*.log"))) == 2

    def over_its_limit(self):
        """USR1 comes before the limit, up to a minute early; the task leaves checkpoints and asks to be done again."""
        job, out = self.submit("limit", (r"time=\d+", "time=3"), (r"USR1@\d+", "USR1@115"))
        self.steer("pause", out)
        wait_for(lambda: "stopping after this step" in self.log(out), 120)
        wait_for(lambda: self.slurm.waits(job), 60)
        self.steer("resume", out)
        self.slurm("scontrol", "update", f"jobid={job}", "TimeLimit=10")
        self.slurm.start_soon(job)
        self.end("a limit", job, out)

    def preempted(self):
        """It is killed: a warning goes to steps of srun alone."""
        job, out = self.submit("preempted")
        self.steer("pause", out)
        wait_for(lambda: "paused" in self.log(out), 60)
        self.slurm("sbatch", "--partition=high", "--exclusive", "--output=/dev/null", "--wrap", "true")
        wait_for(lambda: self.slurm.waits(job), 120)
        assert size_of_journals(out) > HEAD_OF_JOURNAL, "what was finished is gone"
        self.steer("resume", out)
        self.slurm.start_soon(job)
        self.end("preemption", job, out)

    def cancelled(self):
        job, out = self.submit("cancelled")
        self.slurm("scancel", job)
        wait_for(lambda: self.slurm.has_ended(job), 60)
        missing = self.program("merge", STUDY, "--out", out, *self.options[:4], code=2)
        assert "are missing" in missing.stderr
        again = self.slurm("sbatch", "--parsable", out / "sweep.slurm").strip()
        self.end("scancel", again, out)

    def slurmd_dies(self):
        """Its node is taken for dead, and the job done again on another, while its process still writes: two writers of the same runs."""
        job, out = self.submit("dead")
        self.steer("pause", out)
        wait_for(lambda: "paused" in self.log(out), 60)
        earlier = at_work_in(out)
        os.kill(self.slurm.daemons["slurmd"].pid, signal.SIGKILL)
        self.slurm.start_spare()
        wait_for(lambda: self.slurm.waits(job), 200)
        self.slurm.start_soon(job)
        wait_for(lambda: len(list((out / "work").glob("journal-*"))) == 2, 120)
        assert earlier and set(earlier) < set(at_work_in(out)), "the earlier process has ended: this shows nothing"
        self.steer("resume", out)
        self.end("a dead slurmd, its process alive", job, out)
        wait_for(lambda: not at_work_in(out), 120)

    def over_ranks(self):
        """`srun` in place of the array."""
        out = self.folder / "ranks"
        words = map(str, (self.program.path, "sweep", STUDY, "--out", out, *self.options))
        job = self.slurm("sbatch", "--parsable", "--ntasks=2", f"--output={self.folder}/slurm-ranks.log", "--wrap",
                         "srun --mpi=pmix " + " ".join(words)).strip()
        wait_for(lambda: self.slurm.has_ended(job), 400)
        log = (self.folder / "slurm-ranks.log").read_text()
        if "without MPI" in log:
            print("over ranks: the program is built without MPI")
            return
        assert "on 2 ranks" in log, log
        assert (out / "study.h5").read_bytes() == self.reference, "over ranks: other bytes"
        print("srun over two ranks: same bytes", flush=True)

    def log(self, out):
        return "".join(path.read_text() for path in out.glob("slurm-*.log"))


if __name__ == "__main__":
    if os.geteuid() != 0 or not all(map(shutil.which, NEEDED)):
        print("not root, or Slurm is not installed")
        sys.exit(77)
    with Folder() as folder, tempfile.TemporaryDirectory(prefix="slurm-") as daemons:
        slurm = Slurm(Path(daemons))
        try:
            slurm.start()
            trial = Trial(Program(sys.argv[1]), slurm, folder)
            parts = (trial.in_two_tasks, trial.over_its_limit, trial.preempted, trial.cancelled, trial.slurmd_dies, trial.over_ranks)
            for part in parts:
                try:
                    part()
                except AssertionError as wrong:
                    raise AssertionError(f"{part.__name__}: {wrong}\n{slurm.journal()}") from wrong
        finally:
            slurm.stop()
