/** Cells that are taken as they are. */
export const plainFields = [
  'customerId',
  'kind',
  'timeZone',
  'language',
  'consentChannels',
  'consentKinds',
  'consentMethod',
  'consentStatement',
  'consentEvidence',
] as const
export type PlainField = (typeof plainFields)[number]

export type NamePart = 'name' | 'display' | 'first' | 'middle' | 'last' | 'last2' | 'suffix' | 'full' | 'company'

export type AddressPart = 'formatted' | 'street' | 'line2' | 'city' | 'state' | 'zip' | 'country'

/**
 * What a column of a file holds. `rank`: of several phones, emails or addresses the lowest comes first. `group`: the number that
 * ties a value to its label, and the parts of an address to each other.
 */
export type Column =
  | { readonly holds: 'field'; readonly field: PlainField }
  | { readonly holds: 'name'; readonly part: NamePart }
  | { readonly holds: 'phone' | 'email'; readonly rank: number; readonly label: string; readonly group?: string }
  | { readonly holds: 'label'; readonly of: 'phone' | 'email'; readonly group: string }
  | { readonly holds: 'address'; readonly part: AddressPart; readonly rank: number; readonly group: string }
  /** With a label, `notes` gets a line that begins with it. */
  | { readonly holds: 'notes'; readonly label?: string }
  | { readonly holds: 'tags' }

export type HeldColumn = { readonly column: Column; readonly place: number }

/** One of several of its kind, as it was typed. */
export type TypedValue = { readonly rank: number; readonly label: string; readonly text: string }

/** The field of a customer that a column goes to. */
export function fieldOf(column: Column): string {
  if (column.holds === 'field') return column.field
  return column.holds === 'label' ? column.of : column.holds
}
