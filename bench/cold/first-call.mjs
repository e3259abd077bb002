// A fresh process as Lambda starts one: loads a bundle, hands it one event, and says how many milliseconds both took.
import { createRequire } from 'node:module'

const [bundle] = process.argv.slice(2)
const event = JSON.parse(process.env.FIRST_EVENT ?? '{}')
const context = { awsRequestId: 'first', getRemainingTimeInMillis: () => 10_000 }
const load = createRequire(import.meta.url)

const begun = performance.now()
const { handler } = load(bundle)
const answer = await handler(event, context).catch((error) => ({ failed: String(error) }))
const milliseconds = performance.now() - begun
process.stdout.write(`\n${JSON.stringify({ milliseconds, answer: answer ?? null })}\n`, () => process.exit(0))
