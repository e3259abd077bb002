const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '-+=_#'] as const
const all = classes.join('')
const length = 16

/**
 * At least one character of each class that Cognito demands, none that is easily misread. `pick` returns a
 * cryptographically random integer below its argument.
 */
export function temporaryPassword(pick: (below: number) => number): string {
  const one = (from: string) => from.charAt(pick(from.length))
  const characters = [...classes.map(one), ...Array.from({ length: length - classes.length }, () => one(all))]
  for (let last = characters.length - 1; last > 0; last--) {
    const other = pick(last + 1)
    const moved = characters[last] ?? ''
    characters[last] = characters[other] ?? ''
    characters[other] = moved
  }
  return characters.join('')
}
