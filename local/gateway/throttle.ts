import * as z from 'zod'
import type { Deployment } from '../stacks/deployment.ts'

const Settings = z.object({ ThrottlingRateLimit: z.number().optional(), ThrottlingBurstLimit: z.number().optional() })
const Stage = z.object({
  DefaultRouteSettings: Settings.optional(),
  RouteSettings: z.record(z.string(), Settings).optional(),
})

/** False when the limit is exceeded. */
export type Throttle = (routeKey: string) => boolean

/** A token bucket per route, filled at the rate (requests per second) up to the burst. */
export function readThrottle(deployment: Deployment, now: () => number = performance.now.bind(performance)): Throttle {
  const [stage] = deployment.ofType('AWS::ApiGatewayV2::Stage')
  const { DefaultRouteSettings, RouteSettings = {} } = Stage.parse(stage?.properties ?? {})
  const buckets = new Map<string, { left: number; at: number }>()
  return (routeKey) => {
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = {
      ...DefaultRouteSettings,
      ...RouteSettings[routeKey],
    }
    if (rate === undefined || burst === undefined) return true
    const at = now()
    const bucket = buckets.get(routeKey) ?? { left: burst, at }
    const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * rate)
    buckets.set(routeKey, { left: left >= 1 ? left - 1 : left, at })
    return left >= 1
  }
}
