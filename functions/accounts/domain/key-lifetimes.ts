/** A root key and a data key are replaced after a year. */
export const keyMilliseconds = 365 * 86_400_000
/** From a new data key to the first scan for rows that need older keys, and from there to the second. */
export const scanPauseMilliseconds = 30 * 86_400_000
