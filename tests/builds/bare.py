"""A bare Debian in a folder: nothing in it but the distribution's own minimum and the packages asked for, and a user who is not root.

Needs root and debootstrap; the mirror is the one that this machine's apt is configured with.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
USER = 1000


def skip_unless_possible():
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        print("not root, or debootstrap is not installed")
        sys.exit(77)


def mirror():
    """Where this machine gets Debian itself from: neither its security updates nor others' packages."""
    known = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages", "Origin: Debian"],
                           check=True, capture_output=True, text=True).stdout.split("\n")
    return next(line.split()[0] for line in known if line and "-" not in line.split()[1])


class Bare:
    """`with Bare("trixie", packages) as bare`: the folder is made, and removed at the end."""

    def __init__(self, release, packages):
        self.temporary = tempfile.TemporaryDirectory(prefix=f"{release}-")
        self.folder = Path(self.temporary.name) / "root"
        subprocess.run(["debootstrap", "--variant=minbase", release, self.folder, mirror()], check=True, stdout=subprocess.DEVNULL)
        self.as_root("useradd --create-home user")
        self.as_root("apt-get -q update && apt-get -q install -y --no-install-recommends " + " ".join(packages))
        self.home = self.folder / "home/user"
        self.tree = self.home / "consortia"
        self._copy_tree()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.temporary.cleanup()

    def as_root(self, script):
        self._call(["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive"], script, subprocess.DEVNULL)

    def as_user(self, script):
        """In the copied tree, with nothing of the caller's surroundings."""
        user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"]
        self._call([*user, "env", "-i", "HOME=/home/user", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"], "cd ~/consortia\n" + script, None)

    def _call(self, surroundings, script, output):
        inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--root={self.folder}", "--mount-proc"]
        subprocess.run([*inside, *surroundings, "bash", "-euxc", script], check=True, stdin=subprocess.DEVNULL, stdout=output)

    def _copy_tree(self):
        listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                                check=True, capture_output=True, text=True).stdout.splitlines()
        for name in listed:
            if (ROOT / name).exists():
                (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.tree / name)
        subprocess.run(["chown", "-R", f"{USER}:{USER}", self.home], check=True)
