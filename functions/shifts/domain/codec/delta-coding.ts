import { SegmentDecodeError } from './decode-error.ts'
import { unzigzag, zigzag } from './varint.ts'

/** What a column may hold, and how its numbers are predicted from the ones before. */
export type ColumnShape = {
  /** 1: a number is predicted to stay. 2: its change is predicted to stay, as of something that moves evenly. */
  readonly order: 1 | 2
  readonly min: number
  readonly max: number
  /** For angles: numbers go round, so the change from 359 to 1 is 2. */
  readonly round?: number
}

/** How far each number is from what the ones before it predicted, zigzag; of something steady, nearly all are 0. */
export function residuals(values: readonly number[], { order, round }: ColumnShape): number[] {
  const tokens = new Array<number>(values.length)
  let last = 0
  let step = 0
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0
    const change = round === undefined || index === 0 ? value - last : shortestTurn(value - last, round)
    tokens[index] = zigzag(order === 2 && index > 1 ? change - step : change)
    last = value
    step = change
  }
  return tokens
}

/**
 * The numbers whose residuals these are.
 * @throws SegmentDecodeError when one lies outside what the column may hold
 */
export function restore(tokens: readonly number[], { order, round, min, max }: ColumnShape): number[] {
  const values = new Array<number>(tokens.length)
  let last = 0
  let step = 0
  for (let index = 0; index < tokens.length; index += 1) {
    const residual = unzigzag(tokens[index] ?? 0)
    step = order === 2 && index > 1 ? step + residual : residual
    last = round === undefined ? last + step : (((last + step) % round) + round) % round
    if (last < min || last > max) throw new SegmentDecodeError('range')
    values[index] = last
  }
  return values
}

function shortestTurn(change: number, round: number): number {
  if (change >= round / 2) return change - round
  return change < -round / 2 ? change + round : change
}
