import { Stack } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { AlarmsStack } from '../alarms-stack.ts'
import type { Stage } from '../stage.ts'

/** Takes an entry such as `shifts/handlers/ingest.ts`. */
export type CodeOf = (entry: string) => Code

export type StackContext = {
  readonly stage: Stage
  /** Unset in a stack without functions of ours. */
  readonly code?: CodeOf
  /** Encrypts the stack's logs and topics. */
  readonly key: IKey
  readonly alarms: AlarmsStack
}

const contexts = new WeakMap<Stack, StackContext>()

export function setStackContext(stack: Stack, context: StackContext): void {
  contexts.set(stack, context)
}

/** @throws Error if `setStackContext` was not called for the construct's stack */
export function stackContext(construct: Construct): StackContext {
  const context = contexts.get(Stack.of(construct))
  if (!context) throw new Error(`${construct.node.path} is in a stack without a context`)
  return context
}
