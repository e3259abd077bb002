import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { receiptSigningClient } from '../receipt-signing-client.ts'
import { ShowReceiptKeys } from '../status/routes.ts'

const { publicKey } = receiptSigningClient(env('RECEIPT_KEY_ID'))
const headers = { 'cache-control': 'public, max-age=3600' }

export const handler = http(bind(ShowReceiptKeys, async () => ({ ...ok({ keys: [await publicKey()] }), headers })))
