import { settleAll } from '../../shared/settle-all.ts'

/** What was done for each company, and the errors of the others. */
export type EachCompany<T> = { readonly done: readonly T[]; readonly errors: readonly unknown[] }

/** Where the rows of one company cannot be read, the others are served all the same. The caller throws the errors in the end. */
export async function eachCompany<C, T>(
  companies: readonly C[],
  serve: (company: C) => Promise<T>,
): Promise<EachCompany<T>> {
  const errors: unknown[] = []
  const done = await settleAll(companies.map((company) => attempt(company, serve, errors)))
  return { done: done.flat(), errors }
}

/** One after the other: several at once would conflict on what the number remembers of the phone. */
export async function eachCompanyInTurn<C, T>(
  companies: readonly C[],
  serve: (company: C) => Promise<T>,
): Promise<EachCompany<T>> {
  const errors: unknown[] = []
  const done: T[] = []
  for (const company of companies) done.push(...(await attempt(company, serve, errors)))
  return { done, errors }
}

async function attempt<C, T>(company: C, serve: (company: C) => Promise<T>, errors: unknown[]): Promise<T[]> {
  try {
    return [await serve(company)]
  } catch (error) {
    errors.push(error)
    return []
  }
}
