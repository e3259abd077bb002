import { headerKey } from './header-words.ts'

export const programs = ['google-contacts', 'outlook', 'quickbooks', 'jobber', 'housecall-pro'] as const
export type Program = (typeof programs)[number]

type Signature = {
  readonly program: Program
  /** Keys of headers, all of which the program's file has. */
  readonly has: readonly string[]
  /** Keys of its columns that say nothing about the person as a customer. */
  readonly leaves: RegExp
}

/** As their exports name columns. Only what is certainly of no use to a customer's record is left out without being asked. */
const signatures: readonly Signature[] = [
  {
    program: 'google-contacts',
    has: ['firstname', 'labels'],
    leaves:
      /^(phonetic|yomi)|^(nameprefix|photo|birthday|organization(title|department)|occupation|gender|location)$|^(relation|website|event|im|sip)\d|^(address|customfield)\d(label|type)$/,
  },
  {
    program: 'google-contacts',
    has: ['givenname', 'groupmembership'],
    leaves:
      /yomi|^(nameprefix|initials|shortname|maidenname|birthday|gender|location|billinginformation|directoryserver|mileage|occupation|hobby|sensitivity|priority|subject|language|photo)$|^(organization|website|relation|event|im)\d|^address\dtype$/,
  },
  {
    program: 'outlook',
    has: ['emailaddress', 'businessphone'],
    leaves:
      /fax$|^(title|department|jobtitle|callback|isdn|pager|radiophone|telex|ttytddphone|assistants(phone|name)|account|anniversary|billinginformation|birthday|children|directoryserver|gender|governmentidnumber|hobby|initials|internetfreebusy|keywords|location|managersname|mileage|officelocation|organizationalidnumber|priority|private|profession|sensitivity|spouse|user\d|webpage|schools|personalwebpage)$|^email\d?(type|displayname)$|yomi/,
  },
  {
    program: 'quickbooks',
    has: ['customerfullname'],
    leaves:
      /fax|^(createdon|createdby|lastmodified|lastmodifiedby|currency|terms|deliverymethod|taxable|taxrate|attachments|openbalance|balance|website|title|customertype|paymentmethod|taxresaleno|ccexpires)$/,
  },
  {
    program: 'quickbooks',
    has: ['name', 'openbalance'],
    leaves: /^(openbalance|attachments|currency|fax)$/,
  },
  {
    program: 'quickbooks',
    has: ['name', 'openingbalance'],
    leaves: /^(openingbalance|openingbalancedate|date|resalenumber|customertype|fax|website|currency)$/,
  },
  {
    program: 'jobber',
    has: ['jid'],
    leaves: /fax|^(jid|title|iscompany|createddate|clientsince)$|^receivesautomatic/,
  },
  {
    program: 'housecall-pro',
    has: ['mobilenumber', 'displayname'],
    leaves:
      /^(id|role|customertype|billsto|acceptsbillsfrom|customernotificationsenabled|customeriscontractor|customercreatedat|lastservicedate|lifetimevalue|jobtitle)$|^address\d+billing$/,
  },
]

export type Origin = { readonly program: Program; readonly leaves: (header: string) => boolean }

/** Which program wrote the file, by its header. */
export function originOf(header: readonly string[]): Origin | undefined {
  const keys = new Set(header.map(headerKey))
  const found = signatures.find(({ has }) => has.every((key) => keys.has(key)))
  return found && { program: found.program, leaves: (each) => found.leaves.test(headerKey(each)) }
}
