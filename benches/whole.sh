#!/bin/sh
# Times the whole process, loading of weights included, on 10 and on 200 reports of 40 paragraphs of a sentence; prints peak memory.
# usage: benches/whole.sh [BINARY]   (default target/release/crosscheck, built if it is not there)
set -eu
cd "$(dirname "$0")/.."
binary=${1:-target/release/crosscheck}
[ -x "$binary" ] || cargo build --release
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Report $1 of the run: forty paragraphs of the fixture stories as one outlet tells them, from another place on in each
# report, so that no two reports are the same and all have much in common.
report() {
    outlet=$(echo "a b c" | cut -d' ' -f$(($1 % 3 + 1)))
    cat fixtures/stories/*/"$outlet".txt | awk -v from=$(($1 / 3 * 7)) '
        length($0) > 50 { line[count++] = $0 }
        END { for (i = 0; i < 40; i++) { print line[(from + i) % count]; print "" } }'
}

for count in 10 50 100 200; do
    mkdir "$folder/$count"
    i=0
    while [ "$i" -lt "$count" ]; do
        report "$i" >"$folder/$count/$(printf %03d "$i").txt"
        i=$((i + 1))
    done
done

for count in 10 50 100 200; do
    call="$binary --engine rules --threads 1 --fail-on none --quiet --format json"
    echo "== $count reports, one thread"
    if [ -x /usr/bin/time ]; then
        for _ in 1 2 3; do
            # shellcheck disable=SC2086
            /usr/bin/time -f '%e s, peak %M kB' $call "$folder/$count"/*.txt >"$folder/out.json"
        done
    else
        python3 - "$folder/out.json" $call "$folder/$count"/*.txt <<'PY'
import resource, subprocess, sys, time
times = []
for _ in range(5):
    began = time.monotonic()
    subprocess.run(sys.argv[2:], stdout=open(sys.argv[1], "wb"), check=True)
    times.append(time.monotonic() - began)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"{min(times):.3f} s best, {sorted(times)[2]:.3f} s median, peak {peak} kB")
PY
    fi
done
