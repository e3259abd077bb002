import type { OperationText } from './operation-text.ts'

const lang = 'Language of the page; as `Accept-Language` asks unless given'
const version = 'Date of an earlier version; the present one unless given'

export const pages = {
  ShowHome: {
    description: 'What this is, with links to the documentation, the privacy text and the terms.',
    parameters: { lang },
  },
  ShowPrivacy: {
    description: 'What is kept of customers, members and owners, why, and until when, and who runs the installation.',
    parameters: { lang, version },
  },
  ShowTerms: { description: 'The terms of use, and who runs the installation.', parameters: { lang, version } },
} satisfies Readonly<Record<string, OperationText>>
