import { region } from '../stacks/arns.ts'

/** `code` is the exception's name. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: string

  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

const versions: Readonly<Record<string, string>> = { dynamodb: '1.0', sqs: '1.0', 'cognito-idp': '1.1' }

/** No role, no faults. `target` is X-Amz-Target. */
export async function callEngine<Answer = unknown>(
  url: string,
  service: 'dynamodb' | 'sqs' | 'cognito-idp',
  target: string,
  input: object,
  signal: AbortSignal | null = null,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${versions[service]}`,
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
    signal,
  })
  const text = await response.text()
  const answer = (text ? JSON.parse(text) : {}) as { __type?: string; message?: string; Message?: string }
  if (response.ok) return answer as Answer
  throw new EngineError(
    answer.__type?.split('#').at(-1) ?? String(response.status),
    answer.message ?? answer.Message ?? text,
  )
}
