import type { IncomingMessage } from 'node:http'
import * as z from 'zod'
import type { Cloud } from '../cloud.ts'
import { readBody } from '../gateway/body.ts'
import type { HttpAnswer } from '../gateway/response.ts'
import { type ControlAnswer, controls } from './routes.ts'

const limit = 1024 * 1024

export async function answerControl(message: IncomingMessage, cloud: Cloud): Promise<HttpAnswer> {
  const url = new URL(message.url ?? '/', 'http://local')
  // A browser page must not control the local cloud.
  if (message.headers.origin !== undefined) return answered({ status: 403, body: { message: 'Forbidden' } })
  const control = controls[`${message.method} ${url.pathname}`]
  if (!control) return answered({ status: 404, body: { message: 'Not Found' } })
  try {
    const content = await readBody(message, limit)
    const body = content?.length ? JSON.parse(content.toString()) : {}
    return answered(await control(cloud, { query: url.searchParams, body }))
  } catch (error) {
    if (error instanceof SyntaxError) return answered({ status: 400, body: { message: 'The body is no JSON' } })
    if (error instanceof z.ZodError) return answered({ status: 422, body: { message: z.prettifyError(error) } })
    throw error
  }
}

function answered({ status, body }: ControlAnswer): HttpAnswer {
  return { status, headers: [['content-type', 'application/json']], body: Buffer.from(JSON.stringify(body)) }
}
