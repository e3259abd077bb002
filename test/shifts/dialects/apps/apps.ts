import type { Sample } from '../samples.ts'
import { colotaBodies } from './colota.ts'
import { gpsloggerBodies } from './gpslogger.ts'
import { osmandBodies } from './osmand.ts'
import { otherBodies } from './other-apps.ts'
import { overlandBodies } from './overland.ts'
import { owntracksBodies } from './owntracks.ts'
import { traccarClientBodies } from './traccar-client.ts'
import { traccarServerBodies } from './traccar-server.ts'
import { transistorBodies } from './transistor.ts'

const apps: Readonly<Record<string, (at: number) => Sample[]>> = {
  Transistorsoft: transistorBodies,
  Overland: overlandBodies,
  OwnTracks: owntracksBodies,
  'Traccar Client': traccarClientBodies,
  'Traccar server': traccarServerBodies,
  OsmAnd: osmandBodies,
  GPSLogger: gpsloggerBodies,
  Colota: colotaBodies,
  others: otherBodies,
}

/** What the apps send with their settings as they come; each app two minutes after the one before. `begin`: whole seconds. */
export function appBodies(begin: number): (Sample & { readonly app: string })[] {
  return Object.entries(apps).flatMap(([app, bodies], index) =>
    bodies(begin + index * 120_000).map((body) => ({ ...body, app })),
  )
}
