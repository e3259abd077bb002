const minMilliseconds = 90_000
const spreadMilliseconds = 60_000

/**
 * Milliseconds until a row is dispatched again: 90 to 150 s, longer than any worker runs, spread so that rows due together
 * do not return together; plus the delay of the message.
 */
export function leaseMilliseconds(delaySeconds: number, random: number): number {
  return minMilliseconds + Math.floor(random * spreadMilliseconds) + delaySeconds * 1_000
}
