import { Stack } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import type { Stage } from '../stage.ts'

/** The bundle of an entry under functions/, such as `shifts/handlers/ingest.ts`. */
export type CodeOf = (entry: string) => Code

/** What every construct of a stack shares, so that a construct's own sentence says only what is particular to it. */
export interface House {
  readonly stage: Stage
  readonly code: CodeOf
  /** Encrypts logs and topics. */
  readonly key: IKey
  readonly alarms: ITopic
}

const houses = new WeakMap<Stack, House>()

export function furnish(stack: Stack, house: House): void {
  houses.set(stack, house)
}

/** The house of the stack that a construct stands in; throws when the stack has none. */
export function houseOf(construct: Construct): House {
  const house = houses.get(Stack.of(construct))
  if (!house) throw new Error(`${construct.node.path} stands in a stack without a house`)
  return house
}
