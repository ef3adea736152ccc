#!/bin/sh
# Installs oscb for you alone, without network and without administrator's rights.
# What you can set: OSCB_HOME, the folder it goes to; OSCB_BIN, the folder for the command.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=${OSCB_HOME:-"${HOME}/.local/share/oscb-program"}
bin=${OSCB_BIN:-"${HOME}/.local/bin"}

python=
for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "oscb needs Python 3.11, 3.12 or 3.13. Install one of them, then run this again." >&2
    exit 1
fi
if ! "$python" -m venv "$home"; then
    echo "Python cannot make an environment in $home. On Debian and Ubuntu, install python3-venv first." >&2
    exit 1
fi
"$home/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" \
    --upgrade 'oscb-cli[excel,msg,pdf]'
mkdir -p "$bin"
ln -sf "$home/bin/oscb" "$bin/oscb"
"$bin/oscb" --version
case ":$PATH:" in
    *":$bin:"*) echo "oscb is installed. Type: oscb" ;;
    *) echo "oscb is installed in $bin. Add this folder to your PATH, or type: $bin/oscb" ;;
esac
