/** The value of a metric expression by the values of its metrics; undefined where one is missing. */
type Values = (id: string) => number | undefined

/**
 * Evaluates the arithmetic of metric math that the stacks use: numbers, ids, `+ - * /`, brackets and `FILL(id, number)`.
 * @throws Error for any other expression
 */
export function calculate(expression: string, values: Values): number | undefined {
  const tokens = expression.match(/\s*([A-Za-z_]\w*|\d+(\.\d+)?|[-+*/(),])/g)?.map((token) => token.trim()) ?? []
  if (tokens.join('') !== expression.replaceAll(/\s/g, '')) throw new Error(`unknown expression ${expression}`)
  let at = 0
  const take = (wanted?: string): string => {
    const token = tokens[at] ?? ''
    if (wanted !== undefined && token !== wanted) throw new Error(`unknown expression ${expression}`)
    at += 1
    return token
  }

  const operand = (): number | undefined => {
    const token = take()
    if (token === '(') {
      const inside = sum()
      take(')')
      return inside
    }
    if (token === 'FILL') {
      take('(')
      const filled = sum()
      take(',')
      const other = sum()
      take(')')
      return filled ?? other
    }
    if (/^\d/.test(token)) return Number(token)
    if (/^[A-Za-z_]/.test(token)) return values(token)
    throw new Error(`unknown expression ${expression}`)
  }
  const chain = (next: () => number | undefined, operators: readonly string[]) => (): number | undefined => {
    let result = next()
    while (operators.includes(tokens[at] ?? '')) result = apply(take(), result, next())
    return result
  }
  const product = chain(operand, ['*', '/'])
  const sum: () => number | undefined = chain(product, ['+', '-'])
  const result = sum()
  if (at !== tokens.length) throw new Error(`unknown expression ${expression}`)
  return result
}

function apply(operator: string, left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  return operator === '*' ? left * right : left / right
}
