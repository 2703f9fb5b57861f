#!/usr/bin/env bash
# Every cell of the tables of README.md, in the folder named first. What is there already is not computed again.
# Usage: table.sh FOLDER [neurochip …]; the rest of the line is the command that starts the program.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
program=("${@:-neurochip}")
here=$(cd "$(dirname "$0")" && pwd)
chip=(--profile rram-learning --set device.preset=querlioz --set learning.pulses=sign --set learning.traceRounding=nearest --fidelity statistical --devices-of plastic)
input=(--dataset mnist --encoder periodic --rate 0.1111 --ticks 200 --json)

# cell NAME NETWORK SEED [--set …]: learns, assigns classes, tests.
cell() {
  local name=$1 network=$2 seed=$3
  shift 3
  local image=$folder/$name.ncimg responses=$folder/$name.responses.json
  if [ ! -s "$folder/$name.test.json" ]; then
    [ -s "$image" ] || "${program[@]}" run "$here/$network" "${chip[@]}" "$@" "${input[@]}" --seed "$seed" --split train --samples 30000 --save-image "$image" > "$folder/$name.learn.json"
    "${program[@]}" run "$image" "${input[@]}" --seed "$seed" --split train --samples 10000 --freeze --save-responses "$responses" --force > /dev/null
    "${program[@]}" run "$image" "${input[@]}" --seed "$seed" --freeze --decoder assigned --responses "$responses" --out "$folder/$name.test.json" > /dev/null
  fi
  printf '%s %s\n' "$name" "$(grep -m1 '"accuracy"' "$folder/$name.test.json" | tr -dc '0-9.')"
}

for seed in 1 2 3; do
  cell "plain-$seed" n50.json "$seed"
  cell "homeostasis-$seed" n50-homeostasis.json "$seed"
  for spread in 25 50 100; do
    cell "spread-$spread-$seed" n50-homeostasis.json "$seed" \
      --set device.rangeSpread="$spread%" --set device.stepSpread="$spread%" --set device.programmingSigma="$spread%"
  done
  for bits in 6 5 4 3 2; do
    cell "bits-$bits-$seed" n50-homeostasis.json "$seed" --set device.rangeSpread=0% --set device.stepSpread=0% --set device.levels=$((1 << bits))
  done
done
