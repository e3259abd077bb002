import * as z from 'zod'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.json()).default({}) })

/** Rules and conditions concern a deployment only. */
export const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.json().optional() })).default({}),
  Mappings: z.record(z.string(), z.json()).default({}),
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.json(), Export: z.object({ Name: z.json() }).optional() }))
    .default({}),
})

export type Template = z.infer<typeof Template>

/** `prefix`: of its resources' names, by default the stack's name. `assets`: directories by object key. */
export type Stack = {
  name: string
  prefix?: string
  protected: boolean
  template: Template
  assets: ReadonlyMap<string, string>
}
