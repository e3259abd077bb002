import * as z from 'zod'
import { accounts } from './accounts.ts'
import { appointments } from './appointments.ts'
import { boards } from './boards.ts'
import type { Component } from './component.ts'
import { consents } from './consents.ts'
import { customers } from './customers.ts'
import { erasures } from './erasures.ts'
import { members } from './members.ts'
import { messages } from './messages.ts'
import { records } from './records.ts'
import { shifts } from './shifts.ts'
import { templates } from './templates.ts'
import { timesheets } from './timesheets.ts'
import { tracks } from './tracks.ts'

/** The component schemas of openapi.json. Generated types bear these names, so a name is part of the contract. */
export const namedSchemas: Readonly<Record<string, Component>> = {
  ...accounts,
  ...members,
  ...shifts,
  ...tracks,
  ...timesheets,
  ...customers,
  ...consents,
  ...appointments,
  ...messages,
  ...templates,
  ...boards,
  ...records,
  ...erasures,
}

/** Not zod’s global registry: these names concern openapi.json alone. */
export const schemaNames = z.registry<{ id: string }>()
for (const [id, { schema }] of Object.entries(namedSchemas)) schemaNames.add(schema, { id })
