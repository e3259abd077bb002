/** Two in a byte, the earlier one in the lower half. Returns the first free byte. */
export function writeDescriptors(bytes: Uint8Array, start: number, descriptors: readonly number[]): number {
  for (let pair = 0; 2 * pair < descriptors.length; pair += 1) {
    bytes[start + pair] = (descriptors[2 * pair] ?? 0) | ((descriptors[2 * pair + 1] ?? 0) << 4)
  }
  return start + Math.ceil(descriptors.length / 2)
}

export function readDescriptors(bytes: Uint8Array): number[] {
  return [...bytes].flatMap((byte) => [byte & 15, byte >> 4])
}
