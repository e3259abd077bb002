import { DeletionForm } from '../../erasure/deletion-page/schemas.ts'
import { ErasureAccepted, ErasureRequest } from '../../erasure/schemas.ts'
import { ErasureView, ReceiptKeys } from '../../erasure/status/schemas.ts'
import { component } from './component.ts'

const [signIn, code, confirmation] = DeletionForm.options
const company = [
  'The company’s name, as it is typed: quotation marks, dashes and spaces of any kind',
  'Rainier Plumbing',
] as const
const cancelUntil = [
  'Until when it can be cancelled, if there is a grace period. RFC 3339, UTC',
  '2026-12-02T10:00:00.000Z',
] as const
const backupsExpireAt = [
  'When the last backup that may hold the data is gone. RFC 3339, UTC',
  '2027-01-01T10:00:00.000Z',
] as const
const status = 'How far it is'
const pass = ['What the page handed out with its form, unchanged', 'eyJzdGVwIjoiY29kZSJ9.c2ln'] as const
const step = 'Which form of the page it is'

export const erasures = {
  ErasureRequest: component(ErasureRequest, 'The confirmation that an owner types.', { confirm: company }),
  RequestedErasure: component(ErasureAccepted, 'The erasure of an account that was asked for.', {
    status,
    statusUrl: [
      'Secret link to its status, which works without a login',
      'https://api.example.com/v1/erasures/01JD6K5Q3N?token=k3Qx',
    ],
    cancelUntil,
    backupsExpireAt,
  }),
  Erasure: component(ErasureView, 'The erasure of an account.', {
    status,
    requestedAt: ['When it was asked for. RFC 3339, UTC', '2026-11-25T10:00:00.000Z'],
    cancelUntil,
    backupsExpireAt,
    progress: 'Rows found and erased, by type of item',
    receipt: [
      'Once `erased`: the receipt, a compact JWS (ES256); `/.well-known/jwks.json` has its key',
      'eyJhbGciOiJFUzI1NiJ9.eyJlcmFzdXJlSWQiOiIwMUpENiJ9.c2ln',
    ],
  }),
  ErasureProgress: component(ErasureView.shape.progress.valueType, 'Progress of one type of item.', {
    found: ['Rows found', 1180],
    erased: ['Rows erased so far', 640],
  }),
  JsonWebKeySet: component(ReceiptKeys, 'A JWK set (RFC 7517).', { keys: 'The keys, those of earlier receipts too' }),
  JsonWebKey: component(ReceiptKeys.shape.keys.element, 'A public key that verifies receipts.', {
    kty: 'Family of the key',
    crv: 'Curve of the key',
    x: ['X coordinate, base64url', 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU'],
    y: ['Y coordinate, base64url', 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0'],
    kid: ['Names the key in the header of a receipt', '2026-11'],
    alg: 'Algorithm that the key signs with',
    use: 'What the key is for: signatures',
  }),
  DeletionSignIn: component(signIn, 'The first form of the page: signing in.', {
    step,
    email: ['Email address of the owner’s login', 'dana@rainier-plumbing.example'],
    password: ['Password of the owner’s login', 'correct horse battery staple'],
  }),
  DeletionCode: component(code, 'The form for the second factor.', {
    step,
    code: ['Code of the authenticator app', '492039'],
    pass,
  }),
  DeletionConfirmation: component(confirmation, 'The last form: the name of the company.', {
    step,
    confirm: company,
    pass,
  }),
}
