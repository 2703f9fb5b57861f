#!/usr/bin/env bash
# Every cell of the table of devices of README.md, in the folder named first. What is there already is not computed again.
# Usage: devices.sh FOLDER [neurochip …]; the rest of the line is the command that starts the program.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
program=("${@:-neurochip}")
here=$(cd "$(dirname "$0")" && pwd)
input=(--dataset mnist --encoder poisson --rate 0.25 --ticks 100 --json)

# cell DEVICE SEED
cell() {
  local name=n100-$1-$2
  local image=$folder/$name.ncimg responses=$folder/$name.responses.json
  if [ ! -s "$folder/$name.test.json" ]; then
    [ -s "$image" ] || "${program[@]}" run "$here/n100.json" --profile rram-learning --set device.preset="$1" --fidelity statistical --devices-of plastic \
      "${input[@]}" --seed "$2" --split train --save-image "$image" > "$folder/$name.learn.json"
    "${program[@]}" run "$image" "${input[@]}" --seed "$2" --split train --samples 10000 --freeze --save-responses "$responses" --force > /dev/null
    "${program[@]}" run "$image" "${input[@]}" --seed "$2" --freeze --decoder assigned --responses "$responses" --out "$folder/$name.test.json" > /dev/null
  fi
  printf '%s %s\n' "$name" "$(grep -m1 '"accuracy"' "$folder/$name.test.json" | tr -dc '0-9.')"
}

for seed in 1 2 3; do
  for device in ideal capacitor ecram reram-es epiram taox-hfox-wu2018 gst-pcm ag-a-si pcmo; do
    cell "$device" "$seed"
  done
done
