/** How long a root wraps and a data key seals before another takes its place: a year, in milliseconds. */
export const keyMilliseconds = 365 * 86_400_000
/** From a new data key to the first look for what the older ones sealed, and from there to the second. */
export const scanPauseMilliseconds = 30 * 86_400_000
