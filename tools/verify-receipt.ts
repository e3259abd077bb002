import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { receiptIn, type Statement, verifiedReceipt } from './receipt.ts'

const usage = `npm run verify-receipt -- FILE [KEYS]

Checks the receipt of a deleted account, without a network.
FILE   the receipt, or the whole answer of the status link
KEYS   what /.well-known/jwks.json answered; without it, jwks.json beside FILE`

const [file, keys = file && join(dirname(file), 'jwks.json')] = process.argv.slice(2)
if (!file || !keys || file.startsWith('-')) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    for (const each of [file, keys]) if (!existsSync(each)) throw new Error(`there is no file ${each}`)
    console.log(told(verifiedReceipt(receiptIn(readFileSync(file, 'utf8')), readFileSync(keys, 'utf8'))))
  } catch (error) {
    console.error(`NOT VALID: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

function told(statement: Statement): string {
  const found = Object.entries(statement.found).filter(([, count]) => count > 0)
  const rows = found.map(([type, count]) => `  ${String(count).padStart(9)}  ${type}`)
  const outside = Object.entries(statement.outside).map(([what, count]) => `  ${String(count).padStart(9)}  ${what}`)
  const kept = statement.kept.map(({ what, why, until }) => `  ${what}: ${why} (until ${until})`)
  return [
    'VALID: signed by one of the keys given, and not changed since.',
    `Erasure ${statement.erasureId}, asked for ${statement.requestedAt}, finished ${statement.erasedAt}.`,
    `SHA-256 of the account’s id: ${statement.accountHash}`,
    'Found and erased:',
    ...rows,
    ...outside,
    `Remaining: ${statement.remaining}`,
    'Kept:',
    ...kept,
    `The data key cannot be brought back from ${statement.keyUnrecoverableAt} on.`,
  ].join('\n')
}
