/** A place in millionths of a degree, as points hold it. */
export type GeoPoint = {
  readonly latMicro: number
  readonly lonMicro: number
}

const equatorialRadius = 6_378_137
const flattening = 1 / 298.257223563
const eccentricitySquared = flattening * (2 - flattening)
const radiansPerMicro = Math.PI / 180e6
const circle = 360e6

/** Metres that a millionth of a degree spans northward and eastward at a latitude, on the WGS84 ellipsoid. */
export function metresPerMicro(latMicro: number): { readonly north: number; readonly east: number } {
  const latitude = latMicro * radiansPerMicro
  const sine = Math.sin(latitude)
  const bulge = 1 - eccentricitySquared * sine * sine
  const normal = (equatorialRadius / Math.sqrt(bulge)) * radiansPerMicro
  // at no latitude is the cosine below 0
  return { north: (normal * (1 - eccentricitySquared)) / bulge, east: normal * Math.sqrt(1 - sine * sine) }
}

/** Degrees of longitude the short way round, in millionths. */
export function eastward(from: number, to: number): number {
  const span = to - from
  return span > circle / 2 ? span - circle : span < -circle / 2 ? span + circle : span
}

/**
 * Metres between two near places by the radii of curvature at their middle latitude: within a millimetre of the geodesic
 * over a kilometre and twenty times as fast. For thresholds; what is shown to people is measured on the geodesic.
 */
export function planeMetres(one: GeoPoint, other: GeoPoint): number {
  const { north, east } = metresPerMicro((one.latMicro + other.latMicro) / 2)
  const northward = (other.latMicro - one.latMicro) * north
  const sideways = eastward(one.lonMicro, other.lonMicro) * east
  return Math.sqrt(northward * northward + sideways * sideways)
}

export function isSamePosition(one: GeoPoint, other: GeoPoint): boolean {
  return one.latMicro === other.latMicro && one.lonMicro === other.lonMicro
}
