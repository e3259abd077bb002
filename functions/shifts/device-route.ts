import type { DeviceRoute } from '../shared/device-http.ts'
import { dialectOf } from './dialects/dialects.ts'
import { takeUpload, type UploadDeps } from './take-upload.ts'

/** How the app of this name in the path is served; undefined when there is no such app. */
export function deviceRoute(name: string | undefined, deps: UploadDeps): DeviceRoute | undefined {
  const dialect = dialectOf(name)
  if (name === undefined || !dialect) return undefined
  return {
    take: (request, device) => takeUpload(name, dialect, request, device, deps),
    refuse: (why) => dialect.reply(why, 'on'),
  }
}
