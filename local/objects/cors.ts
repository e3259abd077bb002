import * as z from 'zod'
import { awsError } from '../aws/errors.ts'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'
import type { Deployment } from '../stacks/deployment.ts'

const Rule = z.object({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
})
type Rule = z.infer<typeof Rule>
const Configuration = z.object({ CorsRules: z.array(Rule) })

/** What a browser at another origin may read of a bucket, by the template's rules. */
export type ObjectCors = {
  /** Browsers send it without credentials. */
  preflight(request: AwsRequest): AwsAnswer
  /** Refusals have the headers too, so that a page sees their status. */
  apply(request: AwsRequest, answer: AwsAnswer): AwsAnswer
}

export function readObjectCors(deployment: Deployment): ObjectCors {
  const buckets = deployment.ofType('AWS::S3::Bucket').map(({ ref, properties }) => {
    const given = properties['CorsConfiguration']
    return [ref, given === undefined ? [] : Configuration.parse(given).CorsRules] as const
  })
  const rules = new Map(buckets)
  const rulesOf = ({ url }: AwsRequest) => rules.get(url.pathname.split('/')[1] ?? '') ?? []

  return {
    preflight(request) {
      const { origin, ...asked } = request.headers
      const method = asked['access-control-request-method'] ?? ''
      const wanted = listed(asked['access-control-request-headers'])
      const rule = rulesOf(request).find((each) => allows(each, origin, method) && allowsHeaders(each, wanted))
      if (!rule) return awsError('s3', 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.', 403)
      const headers = headersOf(rule, origin)
      if (wanted.length > 0) headers['access-control-allow-headers'] = wanted.join(', ')
      return { status: 200, headers, body: '' }
    },
    apply(request, answer) {
      const { origin } = request.headers
      if (answer === 'lost' || request.service !== 's3' || origin === undefined) return answer
      const rule = rulesOf(request).find((each) => allows(each, origin, request.method))
      return rule ? { ...answer, headers: { ...answer.headers, ...headersOf(rule, origin) } } : answer
    },
  }
}

function allows({ AllowedOrigins, AllowedMethods }: Rule, origin: string | undefined, method: string): boolean {
  const isKnown = AllowedOrigins.includes('*') || AllowedOrigins.includes(origin ?? '')
  return origin !== undefined && isKnown && AllowedMethods.includes(method)
}

function allowsHeaders({ AllowedHeaders }: Rule, wanted: readonly string[]): boolean {
  const allowed = AllowedHeaders.map((name) => name.toLowerCase())
  return allowed.includes('*') || wanted.every((name) => allowed.includes(name))
}

function headersOf(rule: Rule, origin: string | undefined): Record<string, string> {
  const { AllowedOrigins, AllowedMethods, ExposedHeaders, MaxAge } = rule
  const exposed = ExposedHeaders.length > 0 ? { 'access-control-expose-headers': ExposedHeaders.join(', ') } : {}
  const age = MaxAge === undefined ? {} : { 'access-control-max-age': String(MaxAge) }
  return {
    'access-control-allow-origin': AllowedOrigins.includes('*') ? '*' : (origin ?? ''),
    'access-control-allow-methods': AllowedMethods.join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...exposed,
    ...age,
  }
}

function listed(header: string | undefined): string[] {
  const names = (header ?? '').toLowerCase().split(',')
  return names.map((name) => name.trim()).filter((name) => name !== '')
}
