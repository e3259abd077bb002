import { type InboundIntent, readText } from './reading-texts/read-text.ts'

export type { InboundIntent }

export const isStop = (intent: InboundIntent) => intent === 'stop' || intent === 'cancel'

export const classifyText = readText
