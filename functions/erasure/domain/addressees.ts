import { type Language, languageOfCompany, languageOfMember } from '../../shared/language.ts'

/**
 * An erasure tells this many owners, first the one who asked, then in the order in which they were invited: the row
 * that holds the addresses, and the transaction that checks the owners, are bounded.
 */
export const maxOwnersTold = 50

type Owner = {
  readonly memberId: string
  readonly name: string
  readonly email: string
  readonly language?: Language | undefined
}
type Company = {
  readonly name: string
  readonly contactEmail: string
  readonly country: string
  readonly language?: Language | undefined
}
type Addressee = {
  readonly to: string
  readonly name: string
  readonly language: Language
  readonly why: 'asked' | 'owner' | 'contact'
}

/** The owners to be told: the one who asks first. Undefined if that member is not among them. */
export function ownersToTell<O extends Owner>(owners: readonly O[], askedBy: string): readonly O[] | undefined {
  const asking = owners.find(({ memberId }) => memberId === askedBy)
  const others = owners.filter((owner) => owner !== asking)
  return asking && [asking, ...others].slice(0, maxOwnersTold)
}

/** The first owner asked. Each address once, whatever its case; the contact address last. */
export function addresseesOf(owners: readonly Owner[], company: Company): Addressee[] {
  const all: Addressee[] = owners.map((owner, index) => ({
    to: owner.email,
    name: owner.name,
    language: languageOfMember(owner, company),
    why: index === 0 ? 'asked' : 'owner',
  }))
  all.push({ to: company.contactEmail, name: company.name, language: languageOfCompany(company), why: 'contact' })
  const seen = new Set<string>()
  return all.filter(({ to }) => {
    const address = to.trim().toLowerCase()
    if (seen.has(address)) return false
    seen.add(address)
    return true
  })
}
