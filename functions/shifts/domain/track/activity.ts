/** Activities of the common motion APIs. The index is stored: append only, at most fifteen. */
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

const known: ReadonlyMap<string, Activity> = new Map(activities.map((activity) => [activity, activity]))

/** Free text from a phone must not reach a track, so an unknown activity becomes `other`. */
export function activityOf(name: string): Activity {
  return known.get(name) ?? 'other'
}
