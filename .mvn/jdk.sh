# Sourced by ./mvnw and ./flashpaper: points JAVA_HOME at a JDK that is new enough, or leaves it alone.
# Looks at JAVA_HOME, JAVA_HOME_25, the javac on PATH and the usual install folders, in that order.
FLASHPAPER_JDK=25

# Prints the major version of the JDK in folder $1; fails where there is no JDK.
jdk_major() {
  [ -x "$1/bin/javac" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$major" ] && echo "$major"
}

jdk_on_path() {
  javac=$(command -v javac 2>/dev/null) || return 1
  while [ -L "$javac" ]; do
    target=$(readlink "$javac")
    case $target in /*) javac=$target ;; *) javac=$(dirname "$javac")/$target ;; esac
  done
  dirname "$(dirname "$javac")"
}

jdk_find() {
  for dir in "${JAVA_HOME:-}" "${JAVA_HOME_25:-}" "${JAVA_HOME_25_X64:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$dir" ] || continue
    major=$(jdk_major "$dir") || continue
    if [ "$major" -ge "$FLASHPAPER_JDK" ]; then
      JAVA_HOME=$dir
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

jdk_find || true
