import type { Context } from 'aws-lambda'
import { clock } from '../../shared/clock.ts'
import { openKeys } from '../../shared/table.ts'
import { keyStore } from '../key-store.ts'
import { rotateKeys } from '../rotate-keys.ts'
import { sliceOf } from '../slice.ts'

const deps = { ...keyStore(openKeys()), now: clock }

export const handler = (_event: unknown, context: Context) => rotateKeys(sliceOf(context), deps)
