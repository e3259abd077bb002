import { readFileSync } from 'node:fs'
import { compactVerify, createLocalJWKSet } from 'jose'

/** Verifies a receipt with another implementation of JWS and prints its payload. */
const [receipt = '', keys = ''] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'))
const { payload } = await compactVerify(receipt.trim(), createLocalJWKSet(JSON.parse(keys)), { algorithms: ['ES256'] })
console.log(Buffer.from(payload).toString())
