import { dirname, join } from 'node:path'
import { CommandFailure, fileArgument, readCommandLine, readInput, runCommand, wrongUse } from './command.ts'
import { receiptIn, type Statement, verifiedReceipt } from './receipt.ts'

const usage = `npm run verify-receipt -- FILE [KEYS]

Checks the receipt of a deleted account, without a network.
FILE   the receipt, or the whole response of the status link
KEYS   the response of /.well-known/jwks.json; without it, jwks.json beside FILE

Exit code 0: valid; 1: not valid; 2: not checked.`

await runCommand(() => {
  const { positionals } = readCommandLine(usage, {}, { positionals: true })
  const [file, keys = join(dirname(file ?? ''), 'jwks.json'), ...others] = positionals
  if (file === undefined || others.length > 0) throw wrongUse('One or two files are needed', usage)
  const [receipt, jwks] = [file, keys].map((each) => readInput(fileArgument(each)))
  console.log(report(statementOf(receipt ?? '', jwks ?? '')))
})

function statementOf(receipt: string, jwks: string): Statement {
  try {
    return verifiedReceipt(receiptIn(receipt), jwks)
  } catch (error) {
    throw new CommandFailure(`NOT VALID: ${error instanceof Error ? error.message : error}`)
  }
}

function report(statement: Statement): string {
  const found = Object.entries(statement.found).filter(([, count]) => count > 0)
  const rows = found.map(([type, count]) => `  ${String(count).padStart(9)}  ${type}`)
  const outside = Object.entries(statement.outside).map(([what, count]) => `  ${String(count).padStart(9)}  ${what}`)
  const kept = statement.kept.map(({ what, why, until }) => `  ${what}: ${why} (until ${until})`)
  return [
    'VALID: signed by one of the keys given, and not changed since.',
    `Erasure ${statement.erasureId}, requested ${statement.requestedAt}, finished ${statement.erasedAt}.`,
    `SHA-256 of the account’s id: ${statement.accountHash}`,
    'Found and erased:',
    ...rows,
    ...outside,
    `Remaining: ${statement.remaining}`,
    'Retained:',
    ...kept,
    `The data key cannot be recovered from ${statement.keyUnrecoverableAt} on.`,
  ].join('\n')
}
