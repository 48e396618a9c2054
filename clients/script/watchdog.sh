# Outlives Firebreak by a moment. Its standard input is held open by Firebreak and by nobody else, so it ends when
# Firebreak does, however that was: then the script's process group ($1) and its folder ($2) go too.
trap '' HUP INT TERM
read -r line
kill -s KILL -- "-$1"
rm -rf -- "$2"
