#!/usr/bin/env bash
# Every cell of the table of README.md, in the folder named first. What is there already is not computed again.
# Usage: table.sh FOLDER [neurochip …]; the rest of the line is the command that starts the program.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
program=("${@:-neurochip}")
here=$(cd "$(dirname "$0")" && pwd)
chip=(--profile loihi-davies2018 --set learning.precision=stored)
input=(--dataset mnist --encoder poisson --rate 0.25 --ticks 100 --json)

# learn NAME NETWORK SEED BITS DRAWS [more options]
learn() {
  [ -s "$folder/$1.ncimg" ] || "${program[@]}" run "$here/$2" "${chip[@]}" --set learning.weightDraws="$5" --set quantization.weightBits="$4" \
    "${@:6}" "${input[@]}" --seed "$3" --split train --save-image "$folder/$1.ncimg" > "$folder/$1.learn.json"
}

# score NAME SEED
score() {
  local image=$folder/$1.ncimg responses=$folder/$1.responses.json
  if [ ! -s "$folder/$1.test.json" ]; then
    "${program[@]}" run "$image" "${input[@]}" --seed "$2" --split train --samples 10000 --freeze --save-responses "$responses" --force > /dev/null
    "${program[@]}" run "$image" "${input[@]}" --seed "$2" --freeze --decoder assigned --responses "$responses" --out "$folder/$1.test.json" > /dev/null
  fi
  printf '%s %s\n' "$1" "$(grep -m1 '"accuracy"' "$folder/$1.test.json" | tr -dc '0-9.')"
}

for seed in 1 2 3; do
  for bits in 8 6 4 3 2; do
    learn "n100-$bits-$seed" n100.json "$seed" "$bits" perSynapse
    score "n100-$bits-$seed" "$seed"
  done
  for bits in 6 4 3 2; do
    "${program[@]}" requantize "$folder/n100-8-$seed.ncimg" --bits "$bits" --out "$folder/n100-after-$bits-$seed.ncimg" --force > /dev/null
    score "n100-after-$bits-$seed" "$seed"
  done
  for bits in 8 4; do
    learn "n100-shared-$bits-$seed" n100.json "$seed" "$bits" shared
    score "n100-shared-$bits-$seed" "$seed"
  done
  for bits in 8 4 2; do
    learn "n400-$bits-$seed" n400.json "$seed" "$bits" perSynapse
    score "n400-$bits-$seed" "$seed"
  done
  # One chip of 128 cores holds it only where synapses take no room for the delays and tags that they do not have.
  learn "n1600-8-$seed" n1600.json "$seed" 8 perSynapse --set synapse.storesUnusedFields=false
  score "n1600-8-$seed" "$seed"
done
