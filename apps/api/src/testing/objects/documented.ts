import type { Role } from '@helan/contracts';

const GROUND = {
  type: 'Polygon',
  coordinates: [
    [
      [106.4, 38.63],
      [106.402, 38.63],
      [106.402, 38.632],
      [106.4, 38.632],
      [106.4, 38.63],
    ],
  ],
};

/** Where the example of a request would be refused by itself, with what it is asked instead. */
export const BODIES: Readonly<Record<string, object>> = {
  'PUT /village-points/:code': { latitude: 38.6, longitude: 106.3 },
  'POST /finance/receipts/:id/decision': {
    ...{ isNotOurs: undefined, isUndone: undefined, matchTo: undefined, correction: undefined },
  },
  'POST /projects/:id/correction-request': { items: ['land'] },
  'POST /registrations/:id/correction-request': { items: ['ID_CARD'] },
  'PUT /projects/:id/parcels/:position/boundary': { boundary: GROUND },
};

/** What a route answers instead of “not found”, and why that says nothing of anybody and changes nothing of his. */
export interface Documented {
  readonly status: number;
  /** The whole answer, or the code of the refusal. */
  readonly says: unknown;
}

const NO_SEAT = {
  paddle: null,
  isAdmitted: false,
  registration: null,
  rank: null,
  hasPlaced: false,
  hasBid: false,
  isLeading: false,
  envelopeFault: null,
};

/** Of what is not there at all. */
export const OF_NOTHING: Readonly<Record<string, Documented>> = {
  // Whoever has no seat in a lot is told so; whether there is such a lot, its public page says.
  'GET /lots/:id/seat': { status: 200, says: NO_SEAT },
  'GET /lots/:id/bids': { status: 200, says: [] },
  'GET /lots/:id/succession': { status: 200, says: { succession: null } },
  'GET /lots/:id/change': { status: 200, says: { change: null, dropped: null } },
  // A bid is judged by its bidder first.
  'POST /lots/:id/bids': { status: 403, says: 'bid.not-admitted' },
  // A month that is none is no thing of anybody's.
  'GET /finance/statements/:period': { status: 422, says: 'statement.bad-period' },
  'GET /finance/statements/:period/paper': { status: 422, says: 'statement.bad-period' },
  'GET /finance/statements/:period/sheet': { status: 422, says: 'statement.bad-period' },
};

/** Of what is another's. */
export const OF_OTHERS: Readonly<Record<string, Documented>> = {
  'GET /lots/:id/seat': { status: 200, says: NO_SEAT },
  'GET /lots/:id/succession': { status: 200, says: { succession: null } },
  'GET /my/lots/:id/standing': { status: 200, says: { isOwn: false, refusal: null, registration: null } },
  'POST /lots/:id/bids': { status: 403, says: 'bid.not-admitted' },
  // Whoever puts a task away that he had not open has put nothing away.
  'DELETE /desk/open/:key': { status: 204, says: {} },
};

/** What anybody may do about a lot that is another's, since it is listed: something of his own comes of it. */
export const OPEN_TO_ALL: readonly string[] = [
  'POST /lots/:lotId/registrations',
  'POST /lots/:id/objections',
];

/** Of whose objects a route is, where not everything of the county is. */
export const INSIDERS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  MEMBER: ['nonghu', 'jingmai1', 'jingmai2'],
  VILLAGE_LIAISON: ['cunji'],
  TOWN_REVIEWER: ['xiangzhen'],
  DEPT_USER: ['ziran'],
};

/** What no deal of these stories comes to: that it is there for its own is tried where it is made. */
export const NOT_PLAYED: readonly string[] = [
  'GET /lots/:id/opening',
  'GET /lots/:id/paper-signatures/:kind/file',
  'GET /negotiations/:id/minutes',
  'POST /lots/:id/opening',
  'POST /lots/:id/opening/lot-key',
  'POST /lots/:id/succession/answer',
];
