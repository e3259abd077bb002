import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'

type Call = {
  readonly method?: string
  readonly path?: string
  readonly routeKey?: string
  readonly body?: string
  readonly headers?: Record<string, string>
  readonly query?: Record<string, string>
  readonly params?: Record<string, string>
  readonly sub?: string
  readonly isBase64Encoded?: boolean
}

/** Payload format 2.0, with a verified access token for `sub`. */
export function apiEvent(call: Call): APIGatewayProxyEventV2 {
  const { method = 'GET', path = '/', sub } = call
  const claims = { sub, username: sub, token_use: 'access', auth_time: '1' }
  const event = {
    version: '2.0',
    routeKey: call.routeKey ?? `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { ...(call.body === undefined ? {} : { 'content-type': 'application/json' }), ...call.headers },
    queryStringParameters: call.query,
    pathParameters: call.params,
    requestContext: { requestId: 'r', http: { method, path }, ...(sub && { authorizer: { jwt: { claims } } }) },
    body: call.body,
    isBase64Encoded: call.isBase64Encoded ?? false,
  }
  return event as unknown as APIGatewayProxyEventV2
}

export const lambdaContext = { awsRequestId: 'r', getRemainingTimeInMillis: () => 5_000 } as Context
