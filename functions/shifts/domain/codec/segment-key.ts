/** A segment's sort key is `<shiftId>#<suffix>`: segments of a shift are sorted by generation and first position. */
export function segmentKeySuffix(generation: number, firstAt: number, name: string): string {
  return `${sortableNumber(generation)}#${String(firstAt).padStart(13, '0')}#${name}`
}

export function parseSegmentKey(sk: string): { readonly shiftId: string; readonly generation: number } {
  const [shiftId = '', generation = ''] = sk.split('#')
  return { shiftId, generation: Number(generation) }
}

/** Zero-padded, so that text order is numeric order. */
export function sortableNumber(value: number): string {
  return String(value).padStart(4, '0')
}
