/** A phone on the dashboard of a driving car is both driving and stationary: the faster says what its owner does. */
const faster = ['driving', 'automotive', 'cycling', 'running', 'walking']

/** One activity of the several that iOS names at once. */
export function foremost(motions: readonly string[] | undefined): string | undefined {
  return faster.find((motion) => motions?.includes(motion)) ?? motions?.[0]
}
