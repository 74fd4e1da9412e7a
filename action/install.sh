#!/usr/bin/env bash
# Puts crosscheck on the path of the following steps: a release where VERSION names one, else built from the source beside this script.
set -euo pipefail

die() { echo "::error title=crosscheck::$*"; exit 2; }

bin="${RUNNER_TEMP:?RUNNER_TEMP names no folder}/crosscheck-bin"
mkdir -p "$bin"

# Linux has the one, macOS the other.
checked() {
    if command -v sha256sum >/dev/null; then sha256sum --check --status "$1"; else shasum -a 256 --check --status "$1"; fi
}

download() {
    [[ "$VERSION" =~ ^v?[0-9]+(\.[0-9]+)*(-[A-Za-z0-9.]+)?$ ]] || die "version '$VERSION' is none; give one such as v0.1.0"
    local target name url
    case "${RUNNER_OS:-$(uname -s)}-${RUNNER_ARCH:-$(uname -m)}" in
        Linux-X64 | Linux-x86_64) target=x86_64-unknown-linux-gnu ;;
        Linux-ARM64 | Linux-aarch64) target=aarch64-unknown-linux-gnu ;;
        macOS-ARM64 | Darwin-arm64) target=aarch64-apple-darwin ;;
        macOS-X64 | Darwin-x86_64) target=x86_64-apple-darwin ;;
        *) die "there is no release for this machine; leave version empty to build crosscheck" ;;
    esac
    name="crosscheck-$target.tar.gz"
    url="${GITHUB_SERVER_URL:-https://github.com}/${ACTION_REPOSITORY:?}/releases/download/$VERSION"
    cd "$RUNNER_TEMP"
    curl --fail --silent --show-error --location --retry 3 --remote-name-all "$url/$name" "$url/$name.sha256" \
        || die "$url/$name cannot be downloaded; check the version, or leave it empty to build crosscheck"
    checked "$name.sha256" || die "$name is not the file that its checksum is of"
    tar -xzf "$name" -C "$bin" crosscheck
}

build() {
    command -v cargo >/dev/null || die "cargo is missing; add a step that installs Rust, or name a version to download"
    cargo build --quiet --release --locked --bin crosscheck --manifest-path "$ACTION_PATH/Cargo.toml" \
        --target-dir "$RUNNER_TEMP/crosscheck-target"
    cp "$RUNNER_TEMP/crosscheck-target/release/crosscheck" "$bin/"
}

if [ -n "${VERSION:-}" ]; then download; else build; fi
"$bin/crosscheck" --version
echo "$bin" >>"${GITHUB_PATH:?GITHUB_PATH names no file}"
