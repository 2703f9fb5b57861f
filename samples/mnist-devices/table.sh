#!/usr/bin/env bash
# Every cell of the device tables of the README and of docs/devices.md, in the folder named first; then the tables, as Markdown.
# What is there already is not computed again. NETWORK is mnist_mlp.nir.
# Usage: table.sh FOLDER NETWORK [neurochip …]; the rest of the line is the command that starts the program.
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd)
network=$2
shift 2
program=("${@:-neurochip}")
cells4=(--set crossbar.cellBits=4 --set quantization.weightBits=5)

# cell NAME OPTION …: one report over ten chips and all test images
cell() {
  local name=$1
  shift
  [ -s "$folder/$name.json" ] && return
  "${program[@]}" run "$network" --dataset mnist --ticks 25 --chips 10 "$@" --json > "$folder/$name.part"
  mv "$folder/$name.part" "$folder/$name.json"
}

# list NAME KEY: the numbers of the list KEY of a report, one a line
list() { tr -d ' \n' < "$folder/$1.json" | grep -o "\"$2\":\[[^]]*\]" | sed 's/.*\[//; s/\]//' | tr ',' '\n'; }

# spread NAME KEY: mean ± standard deviation of that list, in per cent
spread() {
  list "$1" "$2" | awk '{ n++; s += $1; q[n] = $1 } END { m = s / n; for (i = 1; i <= n; i++) d += (q[i] - m) ^ 2; printf "%.2f ± %.2f", 100 * m, 100 * sqrt(d / (n - 1)) }'
}

with() { spread "$1" chipAccuracies; }

without() { spread "$1" withoutAccuracies; }

ideal() { awk -F'[:,]' '/"idealAccuracy"/ { printf "%.2f", 100 * $2; exit }' "$folder/$1.json"; }

# wire NAME: the largest error of the fast wire model, in per cent of the largest current
wire() { awk -F'[:,]' '/"wireError"/ { if ($2 > w) w = $2 } END { printf "%.2g %%", 100 * w }' "$folder/$1.json"; }

# row TITLE FIGURE NAME …: a line of a table
row() {
  printf '| %s |' "$1"
  local figure=$2 name
  shift 2
  for name in "$@"; do printf ' %s |' "$($figure "$name")"; done
  printf '\n'
}

head() {
  local title
  printf '\n|'
  for title in "$@"; do printf ' %s |' "$title"; done
  printf '\n|'
  for title in "$@"; do printf -- '---|'; done
  printf '\n'
}

bits=(1 2 3 4 5 6 7 8)
sigmas=(0 1 2 5 10 15 20 30)
stuck=(0 1 2 4 6 8 10)
spare=(1 2 4 10)
arrays=(64 128 256 512)

for b in "${bits[@]}"; do
  w=$((b < 8 ? b + 1 : 8))
  cell "bits-$b" --fidelity measured --set crossbar.cellBits="$b" --set quantization.weightBits="$w"
done
for s in "${sigmas[@]}"; do
  cell "sigma-$s" "${cells4[@]}" --fidelity statistical --set device.programmingSigma="$s%"
done
for p in "${stuck[@]}"; do
  half=$(awk "BEGIN { print $p / 2 }")
  cell "stuck-$p" "${cells4[@]}" --fidelity measured --set device.stuckOff="$half%" --set device.stuckOn="$half%" --mitigate permute
done
for p in "${spare[@]}"; do
  half=$(awk "BEGIN { print $p / 2 }")
  cell "spares-$p" "${cells4[@]}" --fidelity measured --set device.stuckOff="$half%" --set device.stuckOn="$half%" \
    --set crossbar.columns=288 --set crossbar.spareColumns=32 --mitigate spares
done
two=("${cells4[@]}" --fidelity measured --set device.stuckOff=1% --set device.stuckOn=1%)
cell rescaled-2 "${two[@]}" --mitigate rescale
cell both-2 "${two[@]}" --set crossbar.columns=288 --set crossbar.spareColumns=32 --mitigate spares,permute
for r in 2 1 5; do
  for n in "${arrays[@]}"; do
    size=(--set crossbar.rows="$n" --set crossbar.columns="$n" --set core.inputAxons="$n" --set core.neurons=$((n / 2)))
    cell "wires-$r-$n" "${cells4[@]}" --fidelity ir-drop --set device.wireResistance="${r}ohm" "${size[@]}" --mitigate rescale
  done
done
for b in 4 6 8; do
  for range in max calibrated; do
    cell "converter-$range-$b" "${cells4[@]}" --fidelity measured --set device.converterBits="$b" --set device.converterRange="$range"
  done
done
parts=(none offset-1 offset-2 offset-5 mismatch-5 mismatch-10 gain-40)
for kind in ramp sar pipeline; do
  calibrated=("${cells4[@]}" --fidelity measured --set device.converterBits=6 --set device.converterRange=calibrated --set device.converterKind="$kind")
  cell "$kind-none" "${calibrated[@]}"
  for o in 1 2 5; do cell "$kind-offset-$o" "${calibrated[@]}" --set device.converterOffset="$o%"; done
  for m in 5 10; do cell "$kind-mismatch-$m" "${calibrated[@]}" --set device.converterMismatch="$m%"; done
  cell "$kind-gain-40" "${calibrated[@]}" --set device.converterGain=40
done
for b in 1 2 4 8; do
  values=("${cells4[@]}" --fidelity measured --encoder constant --set device.inputBits="$b")
  cell "width-$b" "${values[@]}"
  cell "serial-$b" "${values[@]}" --set device.inputCoding=bitSerial
done
for age in 0s 1d 1y; do
  cell "age-$age" "${cells4[@]}" --fidelity measured --set device.preset=pcm-nandakumar2019 --age "$age" --mitigate rescale
done
for b in "${bits[@]}"; do
  cell "offset-$b" --fidelity measured --set crossbar.mapping=offsetDigital --set crossbar.cellBits="$b" --set quantization.weightBits="$b"
done
cell cbram --fidelity measured --set device.preset=cbram-binary --set crossbar.cellBits=1 --set crossbar.slices=4 --set quantization.weightBits=5 --set core.neurons=32

head 'bits of a cell' "${bits[@]}"
row 'differential' with "${bits[@]/#/bits-}"
row '… ideal cells' ideal "${bits[@]/#/bits-}"
row 'offset, digital' with "${bits[@]/#/offset-}"
row '… ideal cells' ideal "${bits[@]/#/offset-}"
head 'σ, % of Gmax' "${sigmas[@]}"
row 'accuracy' with "${sigmas[@]/#/sigma-}"
head 'stuck, %' "${stuck[@]}"
row 'as manufactured' without "${stuck[@]/#/stuck-}"
row 'rows and columns permuted' with "${stuck[@]/#/stuck-}"
head 'stuck, %, 32 spare columns' "${spare[@]}"
row 'as manufactured' without "${spare[@]/#/spares-}"
row 'spare columns swapped in' with "${spare[@]/#/spares-}"
head '2 % stuck' 'as manufactured' rescaled 'spare columns' permuted 'spare columns and permuted'
printf '| accuracy | %s | %s | %s | %s | %s |\n' "$(without stuck-2)" "$(with rescaled-2)" "$(with spares-2)" "$(with stuck-2)" "$(with both-2)"
head 'array' "${arrays[@]/%/ rows}"
for r in 1 2 5; do
  row "$r Ω a cell" without "${arrays[@]/#/wires-$r-}"
  row "$r Ω, columns rescaled" with "${arrays[@]/#/wires-$r-}"
  row "$r Ω, error of the fast model" wire "${arrays[@]/#/wires-$r-}"
done
head 'bits of the output converter' 4 6 8
row 'range: largest sum' with converter-max-{4,6,8}
row 'calibrated on training data' with converter-calibrated-{4,6,8}
head '6 bits, calibrated' none 'offset 1 %' '2 %' '5 %' 'mismatch 5 %' '10 %' 'gain 40 dB'
for kind in ramp sar pipeline; do
  row "$kind" with "${parts[@]/#/$kind-}"
done
head 'bits of the input converters' 1 2 4 8
row 'at once' with width-{1,2,4,8}
row 'bit by bit' with serial-{1,2,4,8}
head 'after programming' 0 '1 day' '1 year'
row 'as drifted' without age-{0s,1d,1y}
row 'columns rescaled then' with age-{0s,1d,1y}
printf '\nbinary CBRAM, eight cells a weight: %s\n' "$(with cbram)"
