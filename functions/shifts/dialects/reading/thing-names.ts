/** Objects that are seldom where the phone is: looked into where nothing else is found. */
const places: ReadonlySet<string> = new Set(
  'trip visit region summary segment waypoint transition geofence stop stay place leg journey drive route session lap poi zone area home bookmark note photo event destination target origin start end previous next customer site office depot center centre bounds map'.split(
    ' ',
  ),
)
const owners: ReadonlySet<string> = new Set(['user', 'device', 'extras'])

export const isNameOfPlaceOfOther = (name: string) => places.has(name)
export const isNameOfThing = (name: string) => places.has(name) || owners.has(name)
