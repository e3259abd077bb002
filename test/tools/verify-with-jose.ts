import { readFileSync } from 'node:fs'
import { compactVerify, createLocalJWKSet } from 'jose'

/** Another implementation of JWS, in a process of its own: prints what the receipt says, or ends with an error. */
const [receipt = '', keys = ''] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'))
const { payload } = await compactVerify(receipt.trim(), createLocalJWKSet(JSON.parse(keys)), { algorithms: ['ES256'] })
console.log(Buffer.from(payload).toString())
