import { thingsOf } from '../functions/erasure/domain/things.ts'
import { CommandFailure, fileArgument, readCommandLine, readInput, runCommand, wrongUse } from './command.ts'
import { receiptIn, type Statement, UnusableKeys, verifiedReceipt } from './receipt.ts'
import { fetchKeys } from './receipt-keys.ts'

const usage = `npm run verify-receipt -- FILE --from ADDRESS
       npm run verify-receipt -- FILE --keys KEYFILE

Checks the receipt of a deleted account and says what it says.
FILE              the receipt, or the whole response of the status link
--from ADDRESS    the installation that made it, such as https://api.example.com: its keys are fetched from there
--keys KEYFILE    without a network: its keys, as they stood at https://api.example.com/.well-known/jwks.json, from a
                  place that the sender of the receipt could not write to

Exit code 0: valid; 1: not valid; 2: not checked.`

const keysNeeded = `NOT CHECKED: the key is missing. A receipt can only be checked with the public keys of the installation that made it.
Name the installation:          --from https://api.example.com
or a copy of its keys you trust: --keys FILE`

await runCommand(async () => {
  const options = { from: { type: 'string' }, keys: { type: 'string' } } as const
  const { positionals, values } = readCommandLine(usage, options, { positionals: true })
  const [file, ...others] = positionals
  if (file === undefined) throw wrongUse('The file with the receipt is needed', usage)
  if (others.length > 0) throw wrongUse('One file is needed; name the keys with --keys', usage)
  const receipt = readInput(fileArgument(file))
  const { from, keys } = values
  if (from !== undefined && keys !== undefined) throw wrongUse('Give --from or --keys, not both', usage)
  if (from === undefined && keys === undefined) throw new CommandFailure(keysNeeded, 2)
  const jwks = from === undefined ? readInput(fileArgument(keys ?? '')) : await fetchKeys(from)
  console.log(report(statementOf(receipt, jwks), from ?? `the file ${keys}`))
})

function statementOf(receipt: string, jwks: string): Statement {
  try {
    return verifiedReceipt(receiptIn(receipt), jwks)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (error instanceof UnusableKeys) throw new CommandFailure(`NOT CHECKED: ${why}`, 2)
    throw new CommandFailure(`NOT VALID: ${why}`)
  }
}

function report(statement: Statement, source: string): string {
  const { found, outside, kept } = statement
  const things = thingsOf(found, (count) => count)
  const all = Object.values(found).reduce((sum, count) => sum + count, 0)
  const line = (count: number, what: string) => `  ${count.toLocaleString('en-US').padStart(11)}  ${what}`
  return [
    `VALID: the receipt is signed with a key of ${source}, and has not been changed since.`,
    '',
    'It says:',
    `An account was deleted. This was asked for on ${when(statement.requestedAt)} and finished on ${when(statement.erasedAt)}.`,
    `Reference of the deletion: ${statement.erasureId}`,
    '',
    'What there was, and was deleted:',
    ...things.map(({ name, count }) => line(count, name)),
    ...Object.entries(outside).map(([what, count]) => line(count, `${what} (outside the database)`)),
    line(all, 'records of the database in all, with those above'),
    'What is left: nothing, by a second check of everything.',
    '',
    'What is kept:',
    ...kept.map(({ what, why, until }) => `  ${what}: ${why} (until ${/^\d{4}-/.test(until) ? when(until) : until})`),
    `Personal data in backups cannot be read any more from ${when(statement.keyUnrecoverableAt)} on.`,
    '',
    `Which account it was, is shown by the SHA-256 of its id: ${statement.accountHash}`,
    'Records by kind:',
    ...Object.entries(found)
      .filter(([, count]) => count > 0)
      .map(([type, count]) => line(count, type)),
  ].join('\n')
}

/** In UTC, the same for every reader. */
function when(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return `${at.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`
}
