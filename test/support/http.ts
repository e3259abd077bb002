import type { Exchange } from './documented/exchange-faults.ts'

/** `body` is the parsed JSON; undefined for other content types. */
export type HttpResponse<Body = unknown> = { status: number; headers: Headers; text: string; body: Body }

export type RequestOptions = {
  token?: string
  /** Sent as JSON, unless it is a string or bytes. */
  body?: unknown
  headers?: Record<string, string>
}

export type Http = {
  request<Body = unknown>(method: string, path: string, options?: RequestOptions): Promise<HttpResponse<Body>>
  get<Body = unknown>(path: string, token?: string): Promise<HttpResponse<Body>>
  post<Body = unknown>(path: string, body: unknown, token?: string): Promise<HttpResponse<Body>>
  patch<Body = unknown>(path: string, body: unknown, token?: string): Promise<HttpResponse<Body>>
  delete<Body = unknown>(path: string, body?: unknown, token?: string): Promise<HttpResponse<Body>>
}

/** `seen` gets each request with its answer. */
export function httpTo(url: () => string, seen?: (exchange: Exchange) => void): Http {
  async function request<Body>(
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<HttpResponse<Body>> {
    const { token, body, headers = {} } = options
    const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(`${url()}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(isRaw ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = /[/+]json/.test(response.headers.get('content-type') ?? '')
    const answer = { status: response.status, headers: response.headers, text, body: json ? parsed(text) : undefined }
    const [address = ''] = path.split('?', 1)
    seen?.({
      method,
      path: address,
      sent: { body: typeof body === 'string' ? (parsed(body) ?? body) : body },
      ...answer,
    })
    return answer as HttpResponse<Body>
  }
  const by = (token: string | undefined, body?: unknown): RequestOptions => ({
    ...(token === undefined ? {} : { token }),
    ...(body === undefined ? {} : { body }),
  })
  return {
    request,
    get: (path, token) => request('GET', path, by(token)),
    post: (path, body, token) => request('POST', path, by(token, body)),
    patch: (path, body, token) => request('PATCH', path, by(token, body)),
    delete: (path, body, token) => request('DELETE', path, by(token, body)),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
