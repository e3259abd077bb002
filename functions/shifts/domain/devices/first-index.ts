/** Of sorted values, the first for which something holds that holds for all after it. */
export function firstIndex<T>(values: readonly T[], holds: (value: T) => boolean): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const value = values[middle]
    if (value !== undefined && holds(value)) high = middle
    else low = middle + 1
  }
  return low
}
