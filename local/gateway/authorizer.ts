import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import type { Deployment } from '../stacks/deployment.ts'

const Properties = z.object({
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.string() }),
})

/** API Gateway passes all claims as text. */
export type Claims = Record<string, string>

/** Undefined for an invalid token. */
export type Authorize = (authorizerId: string, authorization: string | undefined) => Promise<Claims | undefined>

/** Seconds; shifted with the clock, so that the age of a login stays the same. */
const times = ['auth_time', 'iat', 'exp', 'nbf']

/** Verifies tokens in real time. */
export function authorizers(deployment: Deployment, cognito: string, clock: Clock): Authorize {
  const known = new Map(
    deployment.ofType('AWS::ApiGatewayV2::Authorizer').map(({ ref, properties }) => {
      const { Audience, Issuer } = Properties.parse(properties).JwtConfiguration
      const pool = Issuer.split('/').at(-1)
      const keys = createRemoteJWKSet(new URL(`${cognito}/${pool}/.well-known/jwks.json`))
      return [ref, { audience: Audience, issuer: Issuer, keys }] as const
    }),
  )
  return async (authorizerId, authorization) => {
    const authorizer = known.get(authorizerId)
    const token = authorization?.replace(/^Bearer\s+/i, '').trim()
    if (!authorizer || !token) return undefined
    try {
      const { payload } = await jwtVerify(token, authorizer.keys, { issuer: authorizer.issuer })
      return authorizer.audience.includes(audienceOf(payload)) ? claimsOf(payload, clock.offset()) : undefined
    } catch {
      return undefined
    }
  }
}

/** Cognito access tokens have no audience; API Gateway compares the client id. */
function audienceOf(payload: JWTPayload): string {
  return String(payload.aud ?? payload['client_id'] ?? '')
}

function claimsOf(payload: JWTPayload, offsetMs: number): Claims {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => {
      if (times.includes(name)) return [name, String(Math.floor(Number(value) + offsetMs / 1000))]
      return [name, Array.isArray(value) ? `[${value.join(' ')}]` : String(value)]
    }),
  )
}
