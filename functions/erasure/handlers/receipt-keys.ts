import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { ok, on } from '../../shared/http/route.ts'
import { receiptChannel } from '../receipt-signing-client.ts'
import { ShowReceiptKeys } from '../routes.ts'
import { showReceiptKeys } from '../status/show-receipt-keys.ts'

const deps = receiptChannel(env('RECEIPT_KEY_ID'))
const headers = { 'cache-control': 'public, max-age=3600' }

export const handler = http(on(ShowReceiptKeys, async () => ({ ...ok(await showReceiptKeys(deps)), headers })))
