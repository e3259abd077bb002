import { AppError, type ErrorCode, errorCodes } from '../shared/errors.ts'
import { type JsonSchema, referenceTo } from './json-schema.ts'

/** What a problem carries beside the members of every problem, by its code. */
export const problemExtras: { readonly [Code in ErrorCode]?: Readonly<Record<string, JsonSchema>> } = {
  already_clocked_in: { shift: { ...referenceTo('Shift'), description: 'The shift that is in the way' } },
  overlap: { shift: { ...referenceTo('Shift'), description: 'The shift that is in the way' } },
}

const text = (description: string, example: string) => ({ type: 'string', description, examples: [example] })

export const problemSchemas = {
  Problem: {
    type: 'object',
    description: 'An error (RFC 9457). Decide by `code`; the words may change.',
    required: ['type', 'title', 'status', 'code', 'requestId'],
    properties: {
      type: {
        ...text('Where `/docs` explains this error', 'https://api.example.com/docs#error-not_clocked_in'),
        format: 'uri',
      },
      title: text('What is wrong, in words for developers', 'No shift is open'),
      status: { type: 'integer', description: 'The HTTP status again', examples: [409] },
      detail: text('More about this case, if there is more to say', 'compress with gzip, deflate or br'),
      code: { ...referenceTo('ProblemCode'), description: 'What is wrong, for programs' },
      requestId: text('Names the request in our logs; also the header `apigw-requestid`', 'bXk2TgqWIAMEJ8w='),
      errors: {
        type: 'array',
        description: 'For `invalid`: the fields that are not valid',
        items: referenceTo('FieldError'),
      },
      shift: {
        ...referenceTo('Shift'),
        description: 'For `already_clocked_in` and `overlap`: the shift that is in the way',
      },
    },
  },
  FieldError: {
    type: 'object',
    description: 'A field that is not valid.',
    required: ['path', 'message'],
    properties: {
      path: {
        type: 'array',
        description:
          'Where it stands in the request; `*` for a key that the client chose; empty when the whole is meant, as with unknown fields',
        items: { type: 'string' },
        examples: [['breaks', '0', 'endedAt']],
      },
      message: text('What is wrong with it; it quotes nothing of the request', 'must come after startedAt'),
    },
  },
  ProblemCode: {
    type: 'string',
    enum: errorCodes,
    description: ['All errors. A code never changes its meaning.', ...errorCodes.map(meaning)].join('\n'),
  },
  GatewayMessage: {
    type: 'object',
    description: 'An error of the gateway, before any code of ours ran: decide by the status.',
    properties: { message: text('What is wrong, in the gateway’s words', 'Too Many Requests') },
  },
} as const

function meaning(code: ErrorCode): string {
  const { status, title } = new AppError(code)
  return `- \`${code}\` (${status}): ${title}`
}
