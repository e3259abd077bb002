/**
 * What became of one channel of planned work. `waiting`: it has a due row of its own. `open`: the due row of the work must stay, as it
 * alone leads to what is not done yet, or is being done.
 */
export type PlannedEnd = { readonly is: 'ended' | 'waiting' | 'open'; readonly error?: unknown }
