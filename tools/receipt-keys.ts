import { CommandFailure } from './command.ts'

const path = '/.well-known/jwks.json'
const timeoutMilliseconds = 10_000
const maxBytes = 64 * 1024

/**
 * The keys that an installation publishes, as text.
 * @throws CommandFailure with exit code 2 for an address that is not safe, and for keys that cannot be fetched
 */
export async function fetchKeys(from: string): Promise<string> {
  const url = addressOfKeys(from)
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  // a redirect could lead to another's keys
  const response = await fetch(url, { signal, redirect: 'manual' }).catch((error: Error) => {
    throw notFetched(url, signal.aborted ? 'no answer within 10 seconds' : causeOf(error))
  })
  if (response.status !== 200) throw notFetched(url, `the answer is ${response.status}`)
  const text = await response.text().catch((error: Error) => {
    throw notFetched(url, causeOf(error))
  })
  if (text.length > maxBytes) throw notFetched(url, 'the answer is too long')
  return text
}

/** `from`: the address of the installation, or of its keys. */
export function addressOfKeys(from: string): string {
  const url = URL.canParse(from) ? new URL(from) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new CommandFailure(`NOT CHECKED: ${from} is not an address such as https://api.example.com`, 2)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !isLocal)
    throw new CommandFailure(
      `NOT CHECKED: keys from ${url.host} must come over https; on the way over http anyone could replace them`,
      2,
    )
  if (url.username || url.password || url.search || url.hash)
    throw new CommandFailure('NOT CHECKED: give the address without user, query and fragment', 2)
  const base = url.href.replace(/\/+$/, '')
  return base.endsWith(path) ? base : `${base}${path}`
}

function notFetched(url: string, why: string): CommandFailure {
  return new CommandFailure(`NOT CHECKED: the keys cannot be fetched from ${url}: ${why}`, 2)
}

/** `fetch` hides the failure of the system in `cause`. */
function causeOf({ message, cause }: Error): string {
  const { code, message: inner } = Object(cause) as { code?: string; message?: string }
  return code ?? inner ?? message
}
