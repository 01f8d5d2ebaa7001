// @ts-check
import fs from 'node:fs';
import { NOBODY } from './people.mjs';
import { REVIEWERS, STAFF, factsOfParties } from './facts.mjs';

const CASES = new URL('../../apps/api/src/testing/cases/', import.meta.url);

/**
 * Lots at every step, and in what their people have written words that nobody else may read.
 * @param {any} platform
 * @param {URL} testing the built folder of what specs play with
 */
export async function plant(platform, testing) {
  const { Story, PDF, PHOTO } = await import(new URL('story.js', testing).href);
  const { makeCrowd, personOf } = await import(new URL('crowd.js', testing).href);
  const { DEMO_PEOPLE } = await import(new URL('../demo/index.js', testing).href);
  const crowd = await makeCrowd(platform, 4);
  const story = new Story(platform);
  await playAll(story, crowd);
  const people = [
    ...DEMO_PEOPLE,
    ...crowd.map((/** @type {string} */ login, /** @type {number} */ index) => ({
      login,
      party: personOf(index),
    })),
  ];
  const facts = [...factsOfParties(people), ...(await plantWords(story, PDF))];
  const sheet = fs.readFileSync(new URL('00-good.xlsx', CASES));
  const files = [
    PDF,
    PHOTO,
    sheet,
    fs.readFileSync(new URL('41-truncated.jpg', CASES)),
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
  ];
  return { facts, files, logins: [NOBODY, ...people.map(({ login }) => login)] };
}

/**
 * From what took longest to what has just begun, so that the clock leaves each at its step.
 * @param {any} story
 * @param {string[]} crowd
 */
async function playAll(story, crowd) {
  await coverCalendar(story.platform);
  const lots = [];
  for (const bidders of [PAIR, PAIR, PAIR, ['jingmai1', ...crowd.slice(0, 2)], ['jingmai2', 'jingmai3']]) {
    const { lotId, endsAt } = await story.listed();
    lots.push({ bidders, lotId, endsAt, registrations: await story.registerAll(bidders, lotId) });
  }
  await story.platform.advance(Number(lots.at(-1)?.endsAt) + 1000);
  await story.qualifyAll();
  for (const { bidders, lotId, registrations } of lots) {
    for (const [index, login] of bidders.entries()) await story.payDeposit(login, registrations[index]);
    await story.bothSidesAgree(lotId);
  }
  const [settled = '', signed = '', won = '', trading = ''] = lots.map(({ lotId }) => lotId);
  for (const lotId of [settled, signed, won]) {
    await story.openTrading(lotId);
    await story.bidToTheEnd(lotId);
  }
  await story.payPrice(await story.sign(settled));
  await story.payOutAll();
  await story.sign(signed);
  await story.openTrading(trading);
  const { lotId } = await story.listed({}, 'T02');
  await story.register('jingmai1', lotId);
  await story.reviewed();
  await story.verified();
  await story.submitted();
  await story.draft();
}

const PAIR = ['jingmai1', 'jingmai2'];

/**
 * The year after the demonstration's has its holidays, so that periods can be counted on.
 * @param {any} platform
 */
async function coverCalendar(platform) {
  const office = await platform.as('shenhe');
  const change = {
    documentNo: '演示日历',
    days: [{ date: '2027-01-01', scope: 'NATIONAL', kind: 'OFF', name: '元旦' }],
    confirmedThrough: '2027-12-31',
  };
  const { id } = await office.post('rulings/calendar', change);
  await (await platform.as('fuzeren')).post(`rulings/${id}/approval`);
}

/**
 * @param {any} story
 * @param {Buffer} pdf
 * @returns {Promise<import('./facts.mjs').Fact[]>}
 */
async function plantWords(story, pdf) {
  const { platform } = story;
  const { lotId } = await story.listed();
  const lister = await story.lister('T01');
  const bidder = await platform.as('jingmai3');
  const registration = await story.register('jingmai3', lotId, {
    intendedUse: '暗记种苜蓿',
    quoteYuan: '777.31',
  });
  await bidder.upload(`registrations/${registration}/documents`, 'CAPABILITY', pdf, '暗记存款证明.pdf');
  const draft = await story.draft({ viewing: '暗记找后院看地' });
  await lister.upload(`projects/${draft}/documents`, 'MANDATE', pdf, '暗记草稿附件.pdf');
  await bidder.post('questions', { typeCode: 'T01', text: '暗记这块地旱不旱' });
  await bidder.post(`lots/${lotId}/objections`, { text: '暗记我是同村的人', isAnonymous: true });
  const asked = await story.verified();
  await (await platform.as('xiangzhen')).post(`projects/${asked}/township-review`);
  await (await platform.as('shouli')).post(`projects/${asked}/acceptance`);
  const question = { department: 'NATURAL_RESOURCES', question: '暗记这块地有没有纠纷' };
  await (await platform.as('shenhe')).post(`projects/${asked}/department-queries`, question);
  const offices = ['ziran', ...STAFF];
  // While a lot is listed nobody at the center counts or opens who applies; a draft is its writer's alone.
  const applicant = ['jingmai3', ...REVIEWERS];
  return [
    { text: '暗记种苜蓿', what: 'intended use of a registration', maySee: applicant },
    { text: '777.31', what: 'quote of a registration', maySee: applicant },
    { text: '暗记存款证明', what: "name of an applicant's paper", maySee: applicant },
    { text: '暗记找后院看地', what: 'draft', maySee: ['nonghu'] },
    { text: '暗记草稿附件', what: 'name of a paper of a draft', maySee: ['nonghu'] },
    { text: '暗记这块地旱不旱', what: 'question that nobody has published', maySee: ['jingmai3', 'shouli'] },
    { text: '暗记我是同村的人', what: 'objection', maySee: ['jingmai3', 'fuzeren', 'fuzeren2', 'jianguan'] },
    { text: '暗记这块地有没有纠纷', what: 'question to an office', maySee: offices },
  ];
}
