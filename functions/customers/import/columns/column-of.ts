import { addressColumn } from './address-column.ts'
import { type Column, type NamePart, type PlainField, plainFields } from './column.ts'
import { contactColumn } from './contact-column.ts'
import { headerKey, headerWords } from './header-words.ts'

const fields: ReadonlyMap<string, PlainField> = new Map([
  ...plainFields.map((field) => [headerKey(field), field] as const),
  ['idcliente', 'customerId'],
  ['tipo', 'kind'],
  ['tipodecliente', 'kind'],
  ['zonahoraria', 'timeZone'],
  ['husohorario', 'timeZone'],
  ['timezone', 'timeZone'],
  ['idioma', 'language'],
])

const names: Readonly<Record<NamePart, readonly string[]>> = {
  name: ['name', 'nombre'],
  display: ['displayname', 'customerfullname', 'customername', 'customer', 'clientname', 'client', 'cliente'].concat([
    'nombredelcliente',
    'nombrecliente',
    'nombrecompleto',
    'nombreyapellidos',
    'nombreyapellido',
    'contactname',
  ]),
  first: ['firstname', 'first', 'givenname', 'forename', 'primernombre', 'nombredepila'],
  middle: ['middlename', 'middle', 'additionalname', 'segundonombre'],
  last: ['lastname', 'last', 'surname', 'familyname', 'apellido', 'apellidos', 'primerapellido', 'apellidopaterno'],
  last2: ['segundoapellido', 'apellidomaterno', 'secondlastname'],
  suffix: ['suffix', 'namesuffix'],
  full: ['fullname', 'fileas', 'nickname', 'contacto'],
  company: [
    'company',
    'companyname',
    'organization',
    'organizationname',
    'organisation',
    'businessname',
    'empresa',
  ].concat(['compania', 'razonsocial', 'nombredelaempresa', 'organization1name']),
}
const nameParts = new Map(Object.entries(names).flatMap(([part, keys]) => keys.map((key) => [key, part as NamePart])))

const notes = [
  'notes',
  'note',
  'notas',
  'nota',
  'comments',
  'comment',
  'comentarios',
  'observaciones',
  'customernotes',
].concat(['clientnotes'])
const tags = [
  'tags',
  'tag',
  'customertags',
  'labels',
  'etiquetas',
  'etiqueta',
  'categories',
  'categorias',
  'groupmembership',
]

/** What a column holds by its header, in English or Spanish, or as another program names it. Undefined if that is not known. */
export function columnOf(header: string): Column | undefined {
  const words = headerWords(header)
  const key = words.join('')
  const field = fields.get(key)
  if (field) return { holds: 'field', field }
  const part = nameParts.get(key)
  if (part) return { holds: 'name', part }
  if (notes.includes(key) || /^address\d+notes$/.test(key)) return { holds: 'notes' }
  if (tags.includes(key)) return { holds: 'tags' }
  return labelledNote(header, key) ?? contactColumn(words, header) ?? addressColumn(words)
}

/** Fields that a company has made for itself in Jobber, and what staff must not lose of other programs' files. */
function labelledNote(header: string, key: string): Column | undefined {
  const own = /^[cp]f[ts]\[(.{1,80})\]$/i.exec(header.trim())?.[1]
  if (own !== undefined) return { holds: 'notes', label: own.trim() }
  if (/^customfield\d+value$/.test(key)) return { holds: 'notes', label: header.replace(/\s*-\s*value$/i, '').trim() }
  const kept = ['archived', 'leadsource', 'donotservice', 'servicepropertyname', 'gatecode', 'referredby']
  return kept.includes(key) ? { holds: 'notes', label: header.trim() } : undefined
}
