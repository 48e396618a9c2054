# Becomes the script (its arguments: the file, then the script's own) once a line arrives on descriptor 3, which is after
# the watchdog has begun. When Firebreak dies before, the line never comes and nothing has run.
read -r line <&3 || exit 1
unset line PWD OLDPWD SHLVL
exec "$@" 3<&-
