import { Stack } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import type { Stage } from '../stage.ts'

/** The bundle of an entry under functions/, such as `shifts/handlers/ingest.ts`. */
export type CodeOf = (entry: string) => Code

/** What every construct of a stack shares, so that a construct's own sentence says only what is particular to it. */
export type StackContext = {
  readonly stage: Stage
  readonly code: CodeOf
  /** Encrypts logs and topics. */
  readonly key: IKey
  readonly alarms: ITopic
}

const contexts = new WeakMap<Stack, StackContext>()

export function setStackContext(stack: Stack, house: StackContext): void {
  contexts.set(stack, house)
}

/** The house of the stack that a construct stands in; throws when the stack has none. */
export function stackContext(construct: Construct): StackContext {
  const house = contexts.get(Stack.of(construct))
  if (!house) throw new Error(`${construct.node.path} stands in a stack without a house`)
  return house
}
