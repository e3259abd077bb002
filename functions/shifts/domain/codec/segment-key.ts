/** A segment's sort key is `<shift>#<rest>`; all segments of a shift lie together, by generation and first moment. */
export function segmentKeySuffix(generation: number, firstAt: number, name: string): string {
  return `${sortableNumber(generation)}#${String(firstAt).padStart(13, '0')}#${name}`
}

/** The shift and the generation that a segment's sort key names. */
export function parseSegmentKey(sk: string): { readonly shiftId: string; readonly generation: number } {
  const [shiftId = '', generation = ''] = sk.split('#')
  return { shiftId, generation: Number(generation) }
}

/** Padded, so that the order as text is the order in number. */
export function sortableNumber(count: number): string {
  return String(count).padStart(4, '0')
}
