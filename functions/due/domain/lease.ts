const shortestMilliseconds = 90_000
const spreadMilliseconds = 60_000

/**
 * How long a row that was handed out is left alone, in milliseconds: 90 to 150 s, longer than any worker, spread so that
 * rows due at once do not come back at once; on top of it the delay with which the message was sent.
 */
export function leaseOf(delaySeconds: number, random: number): number {
  return shortestMilliseconds + Math.floor(random * spreadMilliseconds) + delaySeconds * 1_000
}
