import type { Dialect } from './dialect.ts'
import { gpslogger } from './gpslogger.ts'
import { overland } from './overland.ts'
import { owntracks } from './owntracks.ts'
import { traccar } from './traccar.ts'
import { transistor } from './transistor.ts'

const dialects: ReadonlyMap<string | undefined, Dialect> = new Map(
  Object.entries({ overland, owntracks, traccar, gpslogger, transistor }),
)

export function dialectOf(name: string | undefined): Dialect | undefined {
  return dialects.get(name)
}
