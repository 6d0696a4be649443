#!/bin/sh
# npm runs this after an installation and before the site starts. If the Node that came with the packages does not run
# here, it says what helps, because Node's own message names only a file.
problem=$(node --version 2>&1 > /dev/null) && exit 0
case $problem in
  *libatomic*)
    echo "Node needs the library libatomic1, which is not on this machine. On Debian and Ubuntu:" >&2
    echo "  sudo apt-get install libatomic1" >&2
    ;;
  *) echo "The Node in node_modules does not run here: $problem" >&2 ;;
esac
# An installation is complete all the same.
[ "${npm_lifecycle_event:-}" = postinstall ]
