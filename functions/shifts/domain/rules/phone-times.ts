/** How far what a phone sends may lie ahead of its arrival, since clocks differ, and how far back. Milliseconds. */
export const maxAheadMilliseconds = 5 * 60_000
export const maxAgeMilliseconds = 14 * 24 * 3_600_000

/** For how long a refused clock-in is remembered: a day longer than a phone may send positions. */
export const refusedMilliseconds = 15 * 86_400_000
