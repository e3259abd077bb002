import type { Context } from 'aws-lambda'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openKeylessTable } from '../../shared/table.ts'
import { giveUpKeys } from '../give-up-keys.ts'
import { keyUseStore } from '../key-use-store.ts'
import { sliceOf } from '../slice.ts'

const deps = { ...keyUseStore(openKeylessTable(), env('KEY_TABLE_NAME')), now: clock }

export const handler = (_event: unknown, context: Context) => giveUpKeys(sliceOf(context), deps)
