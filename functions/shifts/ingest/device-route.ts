import type { DeviceRoute } from '../../shared/http/device-http.ts'
import { ingestDeviceUpload, type UploadDeps } from './ingest-device-upload.ts'

/**
 * How the app of this name in the path is served; undefined when there is no such app. The apps' schemas are made in a
 * container that meets a device, and no other waits for them when it starts.
 */
export async function deviceRoute(name: string | undefined, deps: UploadDeps): Promise<DeviceRoute | undefined> {
  const { dialectOf } = await import('../dialects/registry.ts')
  const dialect = dialectOf(name)
  if (name === undefined || !dialect) return undefined
  return {
    take: (request, device) => ingestDeviceUpload(name, dialect, request, device, deps),
    refuse: (why) => dialect.reply(why, 'on'),
  }
}
