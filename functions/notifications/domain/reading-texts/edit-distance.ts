/**
 * How many letters must be added, left out, replaced or swapped with the next one (optimal string alignment). Returns
 * `limit + 1` for more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const replaced = at(above, column - 1) + (isSame ? 0 : 1)
      const shifted = Math.min(at(above, column), at(current, column - 1)) + 1
      current[column] = Math.min(replaced, shifted, isSwapped ? at(before, column - 2) + 1 : replaced)
    }
    if (Math.min(...current) > limit) return limit + 1
    before = above
    above = current
  }
  return Math.min(at(above, b.length), limit + 1)
}

const at = (row: readonly number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY
