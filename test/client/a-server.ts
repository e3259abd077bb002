/** A server of one's own: answers each request by the next of `answers`, and keeps what it was asked. */
export function aServer(...answers: readonly Answer[]) {
  const left = [...answers]
  const requests: Asked[] = []
  const send = async (request: Request): Promise<Response> => {
    const text = await request.text()
    requests.push({
      path: new URL(request.url).pathname,
      headers: Object.fromEntries(request.headers),
      body: text === '' ? undefined : JSON.parse(text),
    })
    const given = left.shift()
    if (!given) throw new Error(`no answer is left for ${request.url}`)
    const next = typeof given === 'function' ? given(requests.at(-1)?.body) : given
    if (next === 'no network') throw new TypeError('fetch failed')
    const { status, body, headers = {} } = next
    const isText = typeof body === 'string'
    return new Response(isText ? body : JSON.stringify(body), {
      status,
      headers: { 'content-type': isText ? 'text/html' : 'application/json', ...headers },
    })
  }
  return { send, requests, left }
}

type Sent = Record<string, unknown> | undefined
type Fixed = 'no network' | { status: number; body: unknown; headers?: Record<string, string> }
/** What it answers; a function, by what it was asked. */
export type Answer = Fixed | ((sent: Sent) => Fixed)
export type Asked = { path: string; headers: Record<string, string>; body: Sent }
