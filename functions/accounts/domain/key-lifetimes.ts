export const keyMilliseconds = 365 * 86_400_000
export const scanPauseMilliseconds = 30 * 86_400_000
