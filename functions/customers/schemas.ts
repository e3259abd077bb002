import * as z from 'zod'
import { emailAddress, id, line, nameLine, paging, text } from '../shared/fields.ts'
import { languages } from '../shared/language.ts'
import { timeZone } from '../shared/time-zone.ts'
import { phoneWarningCodes } from './domain/phone-warnings.ts'
import { customerKinds, personFields } from './items.ts'

const typedPhone = z.string().trim().min(1).max(40)

const tags = z.array(line(40)).max(20)

export const NewCustomer = z.strictObject({
  name: nameLine(120),
  kind: z.enum(customerKinds),
  phone: typedPhone.optional(),
  email: emailAddress.optional(),
  address: text(500).optional(),
  timeZone: timeZone.optional(),
  language: z.enum(languages).optional(),
  notes: text(5_000).optional(),
  tags: tags.optional(),
})
export type NewCustomer = z.infer<typeof NewCustomer>

export const CustomerChange = z.strictObject({
  name: nameLine(120).optional(),
  kind: z.enum(customerKinds).optional(),
  phone: typedPhone.nullish(),
  email: emailAddress.nullish(),
  address: text(500).nullish(),
  timeZone: timeZone.nullish(),
  language: z.enum(languages).nullish(),
  notes: text(5_000).nullish(),
  tags: tags.nullish(),
})
export type CustomerChange = z.infer<typeof CustomerChange>

/** `warnings`: in answers about one customer, when there are any. */
export const Customer = z.object({
  customerId: id,
  kind: z.enum(customerKinds),
  ...personFields,
  createdAt: z.string(),
  updatedAt: z.string(),
  warnings: z.array(z.object({ code: z.enum(phoneWarningCodes) })).optional(),
})

export const CustomerList = z.object({ items: z.array(Customer), nextCursor: z.string().optional() })

export const CustomerQuery = z.strictObject({
  ...paging,
  q: z.string().trim().min(1).max(254).optional(),
  tag: line(40).optional(),
})
export type CustomerQuery = z.infer<typeof CustomerQuery>
