import type * as z from 'zod'
import { Installation, neededKeys } from './installation.ts'

type Description = { readonly description?: string; readonly examples?: readonly unknown[] }

/** One line per key that is wrong, missing or unknown. `needsAll`: of a stage that is deployed. */
export function problemsOf(content: unknown, needsAll: boolean): string[] {
  const parsed = (needsAll ? Installation.required(neededKeys) : Installation).safeParse(content)
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => linesOf(issue, content))
  return [...new Set(issues), ...contradictionsIn(content)]
}

function linesOf(issue: z.core.$ZodIssue, content: unknown): string[] {
  const path = issue.path.slice(0, issue.path[0] === 'caps' ? 2 : 1)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${[...path, key].join('.')} is not a setting`)
  const name = path.join('.') || 'the content'
  const { description = 'a JSON object', examples } = describe(path.map(String))
  const example = examples ? `, for example ${JSON.stringify(examples[0])}` : ''
  const value = path.reduce((at, key) => (at as Record<PropertyKey, unknown>)[key], content)
  if (value === undefined) return [`${name} is missing: ${description}${example}`]
  return [`${name} is ${JSON.stringify(value)}, which is not ${description}${example}`]
}

function describe([key = '', inner = '']: readonly string[]): Description {
  const { caps, ...shape } = Installation.shape
  const limits: Record<string, z.ZodType> = caps.unwrap().shape
  const schema = key === 'caps' ? (limits[inner] ?? caps) : (shape as Record<string, z.ZodType>)[key]
  return (schema?.meta() ?? {}) as Description
}

/** Keys that are sound each by itself and not together. */
function contradictionsIn(content: unknown): string[] {
  const { region, certificateArn, apiDomain, emailDomain } = Object(content) as Record<string, unknown>
  const lines: string[] = []
  const home = /^arn:[^:]+:acm:([^:]+):/.exec(String(certificateArn))?.[1]
  if (home && region && home !== region)
    lines.push(
      `certificateArn is a certificate in ${home}, but region is ${region}: API Gateway uses one of its own region`,
    )
  if (apiDomain && [emailDomain, `mail.${emailDomain}`].includes(apiDomain))
    lines.push(
      `apiDomain is ${apiDomain}, which has the MX record of emails: choose another, for example "api.${emailDomain}"`,
    )
  return lines
}
