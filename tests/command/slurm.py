#!/usr/bin/python3
"""A study as a job array of a real Slurm of one node, which this test starts and ends: limit, preemption, scancel, a dead slurmd.

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
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
MpiDefault=none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=30
KillWait=10
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
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
        for name in ("state", "spool"):
            (folder / name).mkdir()

    def start(self):
        munge = self.folder / "munge"
        self.begin("munged", "runuser", "-u", "munge", "--", "munged", "--foreground", "--force", f"--key-file={munge}/key",
                   f"--socket={munge}/socket", f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        wait_for(lambda: (munge / "socket").exists(), 20)
        self.begin("slurmctld", "slurmctld", "-D")
        self.begin("slurmd", "slurmd", "-D")
        wait_for(lambda: "idle" in self("sinfo", "-h", "-o", "%T"), 60)

    def begin(self, name, *command):
        log = open(self.folder / f"{name}.out", "wb")
        self.daemons[name] = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    def __call__(self, *command):
        return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout

    def stop(self):
        self("scancel", "--user=root")
        for name in ("slurmd", "slurmctld", "munged"):
            if name in self.daemons:
                self.daemons[name].terminate()
                self.daemons[name].wait(timeout=30)

    def journal(self):
        return "\n".join((self.folder / "slurmctld.log").read_text().splitlines()[-15:])

    def state(self, job):
        return self("squeue", "-h", "-j", job, "-o", "%T").split()

    def wait(self, job, seconds):
        """Until it is gone, and still is when asked again: between two tries of a job the queue may not show it."""
        def gone():
            if self.state(job):
                return False
            time.sleep(3)
            return not self.state(job)
        wait_for(gone, seconds)


def wait_for(what, seconds):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, f"it did not come in {seconds} s"
        time.sleep(0.5)


class Trial:
    def __init__(self, program, slurm, folder):
        self.program, self.slurm, self.folder = program, slurm, folder
        self.options = ("--seeds", "8", "--set", "steps=20000", "--burn-ins", "none")
        program("sweep", STUDY, "--out", folder / "alone", "--threads", "2", *self.options)
        self.reference = (folder / "alone" / "study.h5").read_bytes()

    def submit(self, name, *changes):
        """The array of the study, in a folder of that name, with lines of the script changed."""
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
        wait_for(lambda: list((out / "work").glob("journal-*")) if (out / "work").exists() else False, 90)
        return job, out

    def end(self, name, job, out, seconds=400):
        self.slurm.wait(job, seconds)
        done = subprocess.run([self.program.path, "merge", STUDY, "--out", out, *self.options[:4]], capture_output=True, text=True)
        assert done.returncode == 0, f"{name}: {done.stderr}\n{self.log(out)}\n{self.slurm.journal()}"
        assert (out / "study.h5").read_bytes() == self.reference, f"{name}: other bytes"
        print(f"{name}: same bytes", flush=True)

    def in_two_tasks(self):
        job, out = self.submit("tasks", ("array=1-1", "array=1-2"), ('ARRAY_TASK_ID/1"', 'ARRAY_TASK_ID/2"'))
        self.end("two tasks", job, out)
        assert len(list(out.glob("slurm-*.log"))) == 2

    def over_its_limit(self):
        """USR1 comes before the limit; the task leaves checkpoints and asks to be done again."""
        job, out = self.submit("limit", (r"time=\d+", "time=2"), (r"USR1@\d+", "USR1@115"))
        wait_for(lambda: "stopping" in self.log(out), 120)
        wait_for(lambda: self.slurm.state(job) == ["PENDING"], 60)
        self.slurm("scontrol", "update", f"jobid={job}", "TimeLimit=10", "StartTime=now")
        self.end("a limit", job, out)
        assert "stopping after this step" in self.log(out)

    def preempted(self):
        job, out = self.submit("preempted")
        self.slurm("sbatch", "--partition=high", "--exclusive", "--output=/dev/null", "--wrap", "sleep 3")
        wait_for(lambda: "stopping" in self.log(out), 60)
        self.slurm("scontrol", "release", job)
        self.slurm("scontrol", "update", f"jobid={job}", "StartTime=now")
        self.end("preemption", job, out)

    def cancelled(self):
        job, out = self.submit("cancelled")
        time.sleep(2)
        self.slurm("scancel", job)
        self.slurm.wait(job, 60)
        missing = self.program("merge", STUDY, "--out", out, *self.options[:4], code=2)
        assert "are missing" in missing.stderr
        again = self.slurm("sbatch", "--parsable", out / "sweep.slurm").strip()
        self.end("scancel", again, out)

    def slurmd_dies(self):
        """The old process still writes when its job is done again: two writers of the same runs."""
        job, out = self.submit("dead")
        os.kill(self.slurm.daemons["slurmd"].pid, signal.SIGKILL)
        self.slurm.daemons["slurmd"].wait()
        self.slurm.begin("slurmd", "slurmd", "-D")
        self.end("a dead slurmd", job, out)

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
            for part in (trial.in_two_tasks, trial.over_its_limit, trial.preempted, trial.cancelled, trial.slurmd_dies):
                part()
        finally:
            slurm.stop()
