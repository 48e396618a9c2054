#!/usr/bin/env bash
# Builds the control plane of Kubernetes 1.20.2 for the tests, from the source package of Debian 12 (bookworm), and
# keeps the three programs in the user's cache. Everything it needs comes from Debian, nothing from elsewhere.
# Five minutes on two cores, 1.4 GB of memory, 2.3 GB of disk while it runs.
set -euo pipefail

version=1.20.2
components=(kube-apiserver kube-controller-manager kube-scheduler)
destination="${XDG_CACHE_HOME:-$HOME/.cache}/firebreak/kube-$version"
go_root=/usr/lib/go-1.19
# Reflection library of Debian; the copy inside the source package panics when compiled by Go 1.18 or newer.
reflect2=/usr/share/gocode/src/github.com/modern-go/reflect2
packages="golang-1.19-go golang-1.19-src golang-github-modern-go-reflect2-dev rsync jq make patch dpkg-dev bc etcd-server"

say() { printf '%s\n' "$*" >&2; }

already_built() {
  local component
  for component in "${components[@]}"; do [[ -x "$destination/$component" ]] || return 1; done
}

check_tools() {
  local missing=()
  for tool in rsync jq make patch dpkg-source bc; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  [[ -x $go_root/bin/go ]] || missing+=("$go_root/bin/go")
  [[ -d $reflect2 ]] || missing+=("$reflect2")
  if ((${#missing[@]})); then
    say "Missing: ${missing[*]}"
    say "Install them with: apt-get install --no-install-recommends $packages"
    exit 1
  fi
}

# The machine's own package lists usually leave sources out, so apt gets lists and a cache of its own in the work folder.
fetch_source() {
  local mirror
  mirror=$(awk '$1 == "URIs:" { print $2; exit }' /etc/apt/sources.list.d/debian.sources)
  mkdir -p apt/lists/partial apt/cache/archives/partial
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bookworm main" >apt/sources.list
  local options=(
    -o "Dir::Etc::sourcelist=$PWD/apt/sources.list"
    -o Dir::Etc::sourceparts=-
    -o "Dir::State::Lists=$PWD/apt/lists"
    -o "Dir::Cache=$PWD/apt/cache"
    -o APT::Sandbox::User=root
  )
  apt-get "${options[@]}" update -qq
  apt-get "${options[@]}" source -qq --download-only kubernetes
  # Unpacks and applies Debian's patches; apt has checked the signature.
  dpkg-source --no-check --extract kubernetes_*.dsc source
}

replace_reflect2() {
  local vendored=source/vendor/github.com/modern-go/reflect2
  find "$vendored" -name '*.go' -delete -o -name '*.s' -delete
  find "$reflect2" -maxdepth 1 \( -name '*.go' -o -name '*.s' \) ! -name '*_test.go' -exec cp {} "$vendored/" \;
}

compile() {
  local home=$PWD/home cache=$PWD/go-cache
  mkdir -p "$home"
  cd source
  # Go 1.19 outside module mode finds the tree's own packages only at their import path below GOPATH.
  mkdir -p .go/src/k8s.io
  ln -sfn ../../.. .go/src/k8s.io/kubernetes
  env HOME="$home" PATH="$go_root/bin:$PATH" GOROOT="$go_root" GOPATH="$PWD/.go" GOCACHE="$cache" \
    GOPROXY=off GOTOOLCHAIN=local CGO_ENABLED=0 \
    KUBE_GIT_VERSION="v$version" KUBE_GIT_MAJOR=1 KUBE_GIT_MINOR=20 KUBE_GIT_COMMIT=debian KUBE_GIT_TREE_STATE=archive \
    nice make WHAT="${components[*]/#/cmd/}" GOFLAGS=-p=2 GOLDFLAGS='-s -w'
  mkdir -p "$destination"
  local component
  for component in "${components[@]}"; do install -m 755 "_output/bin/$component" "$destination/"; done
}

if already_built; then
  say "Already built: $destination"
  exit 0
fi
check_tools
work=$(mktemp -d)
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
fetch_source
replace_reflect2
compile
say "Built: $destination"
