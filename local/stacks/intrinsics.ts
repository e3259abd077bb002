import { accountId, region } from './arns.ts'
import type { Json } from './template.ts'

export type Scope = {
  ref(id: string): Json
  attribute(id: string, name: string): Json
  exported(name: string): Json
  stackOutput(stack: string, output: string): Json
  mapping(path: readonly string[]): Json
}

const pseudo: Record<string, Json> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': null,
}

/** @throws Error for an unsupported intrinsic function: a guess would hide a resource that does not run */
export function resolve(value: Json, scope: Scope): Json {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== null)
  if (typeof value !== 'object' || value === null) return value
  const [name, argument, ...more] = Object.entries(value).flat() as [string?, Json?, ...Json[]]
  if (more.length === 0 && name !== undefined && argument !== undefined && (name === 'Ref' || name.startsWith('Fn::')))
    return call(name, argument, scope)
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, resolve(item, scope)] as const)
      .filter(([, item]) => item !== null),
  )
}

function call(name: string, argument: Json, scope: Scope): Json {
  switch (name) {
    case 'Ref':
      return reference(text(argument), scope)
    case 'Fn::GetAtt': {
      const [id = '', ...path] = typeof argument === 'string' ? argument.split('.') : list(argument).map(text)
      return scope.attribute(id, path.join('.'))
    }
    case 'Fn::Join': {
      const [separator = '', parts = []] = list(argument)
      return list(resolve(parts, scope)).map(text).join(text(separator))
    }
    case 'Fn::Sub':
      return substitute(argument, scope)
    case 'Fn::Select': {
      const [index = 0, from = []] = list(argument)
      return list(resolve(from, scope))[Number(resolve(index, scope))] ?? fail(name, argument)
    }
    case 'Fn::Split': {
      const [separator = '', from = ''] = list(argument)
      return text(resolve(from, scope)).split(text(separator))
    }
    case 'Fn::ImportValue':
      return scope.exported(text(resolve(argument, scope)))
    case 'Fn::GetStackOutput': {
      const { StackName = '', OutputName = '' } = resolve(argument, scope) as Record<string, Json>
      return scope.stackOutput(text(StackName), text(OutputName))
    }
    case 'Fn::FindInMap':
      return scope.mapping(list(resolve(argument, scope)).map(text))
    default:
      return fail(name, argument)
  }
}

function substitute(argument: Json, scope: Scope): Json {
  const [template, values] = Array.isArray(argument) ? argument : [argument, {}]
  const own = (resolve(values ?? {}, scope) ?? {}) as Record<string, Json>
  return text(template ?? '').replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) =>
    literal
      ? `\${${name}}`
      : text(own[name] ?? (name.includes('.') ? call('Fn::GetAtt', name, scope) : reference(name, scope))),
  )
}

function reference(name: string, scope: Scope): Json {
  return name in pseudo ? (pseudo[name] ?? null) : scope.ref(name)
}

function text(value: Json): string {
  return typeof value === 'object' ? fail('a text', value) : String(value)
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : fail('a list', value)
}

function fail(what: string, value: Json): never {
  throw new Error(`The local cloud cannot resolve ${what} of ${JSON.stringify(value)}`)
}
