#!/usr/bin/env bash
# Runs `crosscheck drafts` by the inputs of the action: annotations on standard output, the job summary, a SARIF file; `status` and `sarif`
# as outputs. It ends with 0 itself, so that the findings can be uploaded before the job fails.
set -euo pipefail

out="${RUNNER_TEMP:?RUNNER_TEMP names no folder}/crosscheck"
rm -rf "$out"
mkdir -p "$out"
arguments=(drafts --quiet --output "$out/crosscheck.sarif" --output "$out/summary.md" --output "$out/github.annotations")

# Each line that is not blank, as an argument of its own.
lines() {
    local line
    while IFS= read -r line || [ -n "$line" ]; do
        line="${line%$'\r'}"
        [ -z "${line// /}" ] || arguments+=("$line")
    done <<<"$1"
}

[ -z "${CONFIG:-}" ] || arguments+=("--config=$CONFIG")
[ -z "${FAIL_ON:-}" ] || arguments+=("--fail-on=$FAIL_ON")
[ -z "${CHANGED_SINCE:-}" ] || arguments+=("--changed-since=$CHANGED_SINCE")
[ -z "${BASELINE:-}" ] || arguments+=("--baseline=$BASELINE")
[ "${EXIT_ZERO:-false}" != true ] || arguments+=(--exit-zero)
lines "${ARGS:-}"
arguments+=(--)
lines "${FILES:-}"

status=0
crosscheck "${arguments[@]}" 2>"$out/errors" || status=$?
if [ "$status" -gt 1 ]; then
    # One annotation for whatever kept the check from being done; line breaks and percent signs as GitHub wants them.
    told=$(head -c 4000 "$out/errors")
    told="${told//'%'/%25}"
    told="${told//$'\r'/%0D}"
    told="${told//$'\n'/%0A}"
    echo "::error title=crosscheck could not check::$told"
fi
[ ! -f "$out/github.annotations" ] || cat "$out/github.annotations"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$out/summary.md" ]; then
    # GitHub refuses summaries of more than 1 MiB.
    if [ "$(wc -c <"$out/summary.md")" -le 1000000 ]; then
        cat "$out/summary.md" >>"$GITHUB_STEP_SUMMARY"
    else
        echo "The report of crosscheck is too long for a summary; it stands in the SARIF file and in the log." >>"$GITHUB_STEP_SUMMARY"
    fi
fi
{
    echo "status=$status"
    if [ -f "$out/crosscheck.sarif" ]; then echo "sarif=$out/crosscheck.sarif"; fi
} >>"${GITHUB_OUTPUT:?GITHUB_OUTPUT names no file}"
