import * as z from 'zod'
import type { Deployment } from '../stacks/deployment.ts'
import type { HttpAnswer } from './response.ts'

const Configuration = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().optional(),
})

export type Cors = {
  /** Reaches no route. */
  preflight(origin: string): HttpAnswer
  /** Replaces the function's own CORS headers. */
  apply(answer: HttpAnswer, origin: string | undefined): HttpAnswer
}

export function readCors(deployment: Deployment): Cors | undefined {
  const [api] = deployment.ofType('AWS::ApiGatewayV2::Api')
  const given = api?.properties['CorsConfiguration']
  if (given === undefined) return undefined
  const cors = Configuration.parse(given)

  const allowed = (origin: string): HttpAnswer['headers'] => {
    if (!cors.AllowOrigins.includes('*') && !cors.AllowOrigins.includes(origin)) return []
    return [
      ['access-control-allow-origin', cors.AllowOrigins.includes('*') ? '*' : origin],
      ...(cors.AllowCredentials ? [['access-control-allow-credentials', 'true'] as [string, string]] : []),
    ]
  }
  const listed = (name: string, values: string[]): HttpAnswer['headers'] =>
    values.length > 0 ? [[name, values.join(',')]] : []

  return {
    preflight(origin) {
      const headers = allowed(origin)
      if (headers.length > 0) {
        headers.push(...listed('access-control-allow-methods', cors.AllowMethods))
        headers.push(...listed('access-control-allow-headers', cors.AllowHeaders))
        if (cors.MaxAge !== undefined) headers.push(['access-control-max-age', String(cors.MaxAge)])
      }
      return { status: 204, headers, body: Buffer.alloc(0) }
    },
    apply(answer, origin) {
      const own = answer.headers.filter(([name]) => !name.startsWith('access-control-'))
      const headers =
        origin === undefined ? [] : [...allowed(origin), ...listed('access-control-expose-headers', cors.ExposeHeaders)]
      return { ...answer, headers: [...own, ...headers] }
    },
  }
}
