import type { Stack } from './template.ts'

/** As on AWS, what is deleted and made again has other names, and nothing of what it held. A protected stack is never deleted. */
export function ofGeneration(stack: Stack, generation: number): Stack {
  return stack.protected || generation === 1 ? stack : { ...stack, prefix: `${stack.name}-${generation}` }
}
