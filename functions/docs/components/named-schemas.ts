import * as z from 'zod'
import { ShowHealth } from '../routes.ts'
import { accounts } from './accounts.ts'
import { customers } from './customers.ts'
import { members } from './members.ts'
import { messages } from './messages.ts'
import { records } from './records.ts'
import { shifts } from './shifts.ts'
import { tracks } from './tracks.ts'

/** The component schemas of openapi.json: generated types bear these names, so a name is part of the contract. */
export const namedSchemas: Readonly<Record<string, z.ZodType>> = {
  ...accounts,
  ...members,
  ...records,
  ...shifts,
  ...tracks,
  ...customers,
  ...messages,
  Health: ShowHealth.responses[200],
}

/** Not zod’s global registry: these names and texts concern openapi.json alone. */
export const schemaNames = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(namedSchemas)) schemaNames.add(schema, { id })
