const minMilliseconds = 90_000
const spreadMilliseconds = 60_000

/** Longer than any worker runs, and spread, so that rows due together do not return together. */
export function leaseMilliseconds(delaySeconds: number, random: number): number {
  return minMilliseconds + Math.floor(random * spreadMilliseconds) + delaySeconds * 1_000
}
