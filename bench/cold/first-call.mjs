// Runs in a fresh process. Prints the milliseconds of loading a bundle and handling one event.
import { createRequire } from 'node:module'

const [bundle] = process.argv.slice(2)
const event = JSON.parse(process.env.FIRST_EVENT ?? '{}')
const context = { awsRequestId: 'first', getRemainingTimeInMillis: () => 10_000 }
const load = createRequire(import.meta.url)

const startedAt = performance.now()
const { handler } = load(bundle)
const response = await handler(event, context).catch((error) => ({ failed: String(error) }))
const milliseconds = performance.now() - startedAt
process.stdout.write(`\n${JSON.stringify({ milliseconds, response: response ?? null })}\n`, () => process.exit(0))
