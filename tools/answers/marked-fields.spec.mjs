import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** What nobody types or picks by itself: what the page knows, and what the button that was pressed says. */
const NOT_TYPED =
  /(^|\W)(version|before|seq|at|documentId|noticeId|fileHash|knownCode|publicKey|envelope|share|common|proof|paddle|ids|isMember|isSound|agrees|accepts|isApproved|isQualified|isHis|isNotOurs|isPublished|isRemoved|excludesWinner|stops|isAnonymous|hasConsented|isBasicFarmland|gpsErrorMetres|papers|shares|scores|opinions|change|back|ticket|token|isNewHolder|query|search|takesOver|isMine|isNotMine|isRight|mandateId|group|channel|isOn|endpoint|p256dh|auth|act|subjectId|kinds|isUndone|count|lotId)$/;
/** Marked field by field under the name of the whole, which the form puts together when it is drawn. */
const UNDER_A_NAME = {
  TradingRequest: 'trading.',
  DecisionRequest: 'decision.',
  PaymentPartRequest: 'paymentPlan.',
  ReviewOpinionsRequest: 'opinions.',
  CalendarDayRequest: 'days.',
  BankColumnsRequest: 'columns.',
  OrderTitlesRequest: 'orderTitles.',
};
/** Parts of an application, of a bank's profile and of a receipt that are marked as a whole, or part by part under their own names. */
const WHOLES = [
  'coHolders',
  'attributes',
  'intended',
  'trading',
  'escalation',
  'valuation',
  'agent',
  'isSoleHolder',
  'isDeclared',
  'everyYears',
  'percentHundredths',
  'boundary',
  'amountFen',
  'depositNature',
  'depositUse',
  'depositInterest',
  'transferorPays',
  'columns',
  'orderTitles',
  'correction',
];

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|html)$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => path.join(folder, name));
}

const web = filesIn('apps/web/src/app')
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');
const requests = filesIn('libs/contracts/src/requests').flatMap((file) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/export class (\w+)[^{]*\{([\s\S]*?)\n\}/g)].map(
    ([, name, body]) => ({
      name: String(name),
      fields: [...String(body).matchAll(/^\s*(?:@.*\)\s+)?(?:readonly )?(\w+)[!?]:/gm)].map(([, one]) =>
        String(one),
      ),
    }),
  ),
);

/** @param {string} field */
const isMarked = (field) =>
  new RegExp(`(faultOf(\\(\\))?|faultAt|faultIn)\\([^)\\n]*['"\`.]${field}['"\`]`).test(web);

test.each(requests)('what is wrong with a field of $name is said at the field', ({ name, fields }) => {
  const prefix = UNDER_A_NAME[/** @type {keyof typeof UNDER_A_NAME} */ (name)];
  const unmarked = fields.filter(
    (field) => !isMarked(field) && !NOT_TYPED.test(field) && !WHOLES.includes(field) && !prefix,
  );
  expect(unmarked).toEqual([]);
});

test.each(Object.entries(UNDER_A_NAME))('the fields of %s are marked under “%s”', (_, prefix) =>
  expect(web).toMatch(new RegExp(`fault\\w*(\\(\\))?\\([^)\\n]*['"\`]${prefix.replace('.', '\\.')}`, 'i')),
);

test('a field that no form marks is found', () => {
  expect(requests.length).toBeGreaterThan(80);
  expect(isMarked('bankName')).toBe(true);
  expect(isMarked('villageCode')).toBe(true);
  expect(isMarked('nothingOfThisName')).toBe(false);
});
