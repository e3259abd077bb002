/**
 * What a phone thinks its owner is doing, in the words of the common motion interfaces. The place in this list is
 * what is stored: words are added at the end and never moved. There is room for fifteen.
 */
export const activities = [
  'other',
  'unknown',
  'still',
  'stationary',
  'on_foot',
  'walking',
  'running',
  'on_bicycle',
  'cycling',
  'in_vehicle',
  'driving',
  'automotive',
  'tilting',
] as const

export type Activity = (typeof activities)[number]

const known: ReadonlyMap<string, Activity> = new Map(activities.map((word) => [word, word]))

/** A word that is not in the list is kept as `other`: free text of a phone has no place in a track. */
export function activityOf(word: string): Activity {
  return known.get(word) ?? 'other'
}
