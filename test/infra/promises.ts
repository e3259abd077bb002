import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isAwaitExpression,
  isCallExpression,
  isExpression,
  isFunctionExpression,
  isNewExpression,
  isPropertyAccessExpression,
} from 'typescript/unstable/ast/is'
import { API, type Checker, SignatureKind, type Type, TypeFlags, type TypeReference } from 'typescript/unstable/sync'

export type Finding = {
  /** Path from the root of the repository. */
  readonly file: string
  /** The expression, on one line. */
  readonly code: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
/** They wait for all that they are given. */
const waiters = ['settleAll', 'Promise.allSettled']
/** They answer before all that they are given has ended. */
const impatient = /^Promise\.(all|race|any)$/

/**
 * Finds promises whose end the code does not wait for. To wait is to `await` or return a promise, or to hand it to `settleAll`
 * or `Promise.allSettled`, where it is made: one in a variable is left behind when anything throws before its `await`.
 * `files` are paths from the root of the repository; `sources` adds files that are not on disk.
 */
export function promisesLeftBehind(
  files: readonly string[],
  sources: Readonly<Record<string, string>> = {},
): Finding[] {
  const all = [...files, ...Object.keys(sources)]
  const config = join(root, 'tsconfig.promises.json')
  const virtual = new Map([
    [config, JSON.stringify({ extends: './tsconfig.json', files: all, include: [] })],
    ...Object.entries(sources).map(([file, text]) => [join(root, file), text] as const),
  ])
  const fileExists = (file: string) => virtual.has(file) || undefined
  const api = new API({ cwd: root, fs: { readFile: (file) => virtual.get(file), fileExists } })
  try {
    return api
      .updateSnapshot({ openProjects: [config] })
      .getProjects()
      .flatMap(({ program, checker }) =>
        all.flatMap((file) => {
          const source = program.getSourceFile(join(root, file))
          if (!source) throw new Error(`${file} is not part of the program`)
          return leftBehindIn(source, checker).map((code) => ({ file, code }))
        }),
      )
  } finally {
    api.close()
  }
}

function leftBehindIn(source: SourceFile, checker: Checker): string[] {
  const nodes: Node[] = []
  const visit = (node: Node): void => {
    if (isExpression(node)) nodes.push(node)
    node.forEachChild(visit)
  }
  visit(source)
  const made = nodes.filter((node) => isCallExpression(node) || isNewExpression(node) || isAwaitExpression(node))
  const types = made.length > 0 ? checker.getTypeAtLocation(made) : []
  const left = made.filter((node, index) => {
    const type = types[index]
    if (isCallExpression(node) && impatient.test(textOf(node.expression))) return true
    if (isSendWithCallback(node, type)) return true
    return holdsPromises(type, checker) && !isWaitedFor(node, isPromise(type))
  })
  const ignored = nodes.filter((node) => isFunctionValue(node) && isResultIgnored(node, checker))
  return [...left, ...ignored].map(textOf)
}

function isWaitedFor(node: Node, isOne: boolean): boolean {
  const { parent } = node
  switch (parent.kind) {
    case SyntaxKind.AwaitExpression:
      return isOne
    case SyntaxKind.ReturnStatement:
    case SyntaxKind.ArrowFunction:
      return true
    case SyntaxKind.ParenthesizedExpression:
    case SyntaxKind.ConditionalExpression:
    case SyntaxKind.BinaryExpression:
    case SyntaxKind.AsExpression:
    case SyntaxKind.SatisfiesExpression:
    case SyntaxKind.NonNullExpression:
      return isWaitedFor(parent, isOne)
    case SyntaxKind.ArrayLiteralExpression:
    case SyntaxKind.SpreadElement:
      return isWaitedFor(parent, false)
    case SyntaxKind.PropertyAccessExpression:
      // The call of its method is an expression of its own.
      return isCallExpression(parent.parent) && parent.parent.expression === parent
    default:
      return isCallExpression(parent) && waiters.includes(textOf(parent.expression))
  }
}

/** `client.send(command, callback)` returns at once. */
function isSendWithCallback(node: Node, type: Type | undefined): boolean {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return false
  return node.expression.name.text === 'send' && type !== undefined && (type.flags & TypeFlags.Void) !== 0
}

function isFunctionValue(node: Node): boolean {
  if (isArrowFunction(node) || isFunctionExpression(node)) return true
  const isArgument = isCallExpression(node.parent) && node.parent.expression !== node
  return isArgument && (node.kind === SyntaxKind.Identifier || isPropertyAccessExpression(node))
}

/** Whether it makes a promise for a caller that expects nothing, such as `forEach`, a timer or an event. */
function isResultIgnored(node: Node, checker: Checker): boolean {
  const returned = returnTypesOf(checker.getTypeAtLocation(node), checker)
  if (!returned.some((type) => holdsPromises(type, checker))) return false
  const expected = returnTypesOf(
    checker.getContextualType(node as Parameters<Checker['getContextualType']>[0]),
    checker,
  )
  return expected.length > 0 && expected.every((type) => type !== undefined && (type.flags & TypeFlags.Void) !== 0)
}

function returnTypesOf(type: Type | undefined, checker: Checker): (Type | undefined)[] {
  if (!type) return []
  const parts = type.isUnionType() ? type.getTypes() : [type]
  return parts.flatMap((part) =>
    checker.getSignaturesOfType(part, SignatureKind.Call).map((each) => checker.getReturnTypeOfSignature(each)),
  )
}

/** A promise, or a list or union with one. */
function holdsPromises(type: Type | undefined, checker: Checker): boolean {
  if (!type) return false
  if (type.isUnionType()) return type.getTypes().some((part) => holdsPromises(part, checker))
  if (isPromise(type)) return true
  const isList = checker.isArrayLikeType(type) && type.isTypeReference()
  return isList && checker.getTypeArguments(type as TypeReference).some((part) => holdsPromises(part, checker))
}

function isPromise(type: Type | undefined): boolean {
  if (type?.isUnionType()) return type.getTypes().some(isPromise)
  return ['Promise', 'PromiseLike'].includes(type?.getSymbol()?.name ?? '')
}

function textOf(node: Node): string {
  return node.getText().replace(/\s+/g, ' ')
}
