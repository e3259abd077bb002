import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { ok, on } from '../../shared/route.ts'
import { ShowReceiptKeys } from '../erasure-routes.ts'
import { receiptChannel } from '../receipt-channel.ts'
import { showReceiptKeys } from '../show-receipt-keys.ts'

const deps = receiptChannel(env('RECEIPT_KEY_ID'))
const headers = { 'cache-control': 'public, max-age=3600' }

export const handler = http(on(ShowReceiptKeys, async () => ({ ...ok(await showReceiptKeys(deps)), headers })))
