import { SegmentDecodeError } from './decode-error.ts'
import { unzigzag, zigzag } from './varint.ts'

export type ColumnShape = {
  /** Predictor order. 1: delta coding. 2: delta-of-delta, for values that grow evenly. */
  readonly order: 1 | 2
  readonly min: number
  readonly max: number
  /** For angles: with 360, the change from 359 to 1 is 2. */
  readonly modulus?: number
}

/** Zigzag differences from the prediction. */
export function residuals(values: readonly number[], { order, modulus }: ColumnShape): number[] {
  const tokens = new Array<number>(values.length)
  let last = 0
  let step = 0
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0
    const change = modulus === undefined || index === 0 ? value - last : shortestTurn(value - last, modulus)
    tokens[index] = zigzag(order === 2 && index > 1 ? change - step : change)
    last = value
    step = change
  }
  return tokens
}

/** @throws SegmentDecodeError for a value outside the column's range */
export function restore(tokens: readonly number[], { order, modulus, min, max }: ColumnShape): number[] {
  const values = new Array<number>(tokens.length)
  let last = 0
  let step = 0
  for (let index = 0; index < tokens.length; index += 1) {
    const residual = unzigzag(tokens[index] ?? 0)
    step = order === 2 && index > 1 ? step + residual : residual
    last = modulus === undefined ? last + step : (((last + step) % modulus) + modulus) % modulus
    if (last < min || last > max) throw new SegmentDecodeError('range')
    values[index] = last
  }
  return values
}

function shortestTurn(change: number, modulus: number): number {
  if (change >= modulus / 2) return change - modulus
  return change < -modulus / 2 ? change + modulus : change
}
