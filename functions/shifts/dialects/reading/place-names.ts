import { plainName } from './field-names.ts'
import { isNameOfPlaceOfOther } from './thing-names.ts'

/** Half of a place by a name that another word goes before, such as `current_lat` or `location[lng]`. */
export type HalfName = { readonly prefix: string; readonly half: 'lat' | 'lon'; readonly unit: 'e6' | 'e7' | undefined }

const halfName = /^([a-z0-9]{1,30}?)(latitude|lat|longitude|long|lng|lon)(?:deg|degrees)?(e[67])?$/

/** Prefixes of the phone’s own place; digits are those of a list with one element. */
const ofFix =
  /^(current|my|user|device|phone|worker|driver|last|lastknown)?(gps|geo|fix|loc|locations?|pos|positions?|coords?|coordinates?|points?|data|geolocation)*\d*(coords?|location|position)?$/

/** Of a key in any case; undefined for one that is no half, or half of the place of something else. */
export function halfNameOf(key: string): HalfName | undefined {
  if (!/lat|lon|lng/i.test(key)) return undefined
  const [, prefix, name, unit] = halfName.exec(plainName(key.slice(0, 60))) ?? []
  if (prefix === undefined || name === undefined) return undefined
  if (!isOfFix(prefix) && isNameOfPlaceOfOther(prefix)) return undefined
  return { prefix, half: name.startsWith('la') ? 'lat' : 'lon', unit: unit as HalfName['unit'] }
}

/** Whether a place with this prefix is the phone’s. Of others it is not known. */
export function isOfFix(prefix: string): boolean {
  return ofFix.test(prefix)
}
