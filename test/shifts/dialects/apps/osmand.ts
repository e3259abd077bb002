import { instant, type Sample } from '../samples.ts'

/** OsmAnd’s online tracking with the address of docs/clients/traccar.md. */
export function osmandBodies(at: number): Sample[] {
  const query = {
    id: 'ana',
    lat: '48.1371',
    lon: '11.5754',
    timestamp: String(at),
    hdop: '5.0',
    altitude: '519.0',
    speed: '19.44',
    bearing: '271.0',
  }
  const point = { at: instant(at), lat: 48.1371, lon: 11.5754, speed: 10, heading: 271, altitude: 519 }
  return [{ dialect: 'traccar', name: 'a query', request: { method: 'GET', query }, points: [point] }]
}
