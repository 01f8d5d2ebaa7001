import { randomUUID } from 'node:crypto';
import { RealNames } from '../people/identity/index.js';
import { Copies } from '../oversight/privacy/copies.js';
import { personOf } from './crowd.js';
import { pdf } from './pdf.js';
import type { TestPerson } from './test-person.js';
import type { TestPlatform } from './test-platform.js';

/** Gives somebody who has done no business something of everything that goes when he closes his account. */
export async function fillForErasure(
  platform: TestPlatform,
  { person, login, lotId }: { person: TestPerson; login: string; lotId: string },
): Promise<void> {
  const rows = await platform.asOwner<{ id: string; party_id: string; village: string }>(
    `select a.id, a.party_id, p.village_code as village from account a join party p on p.id = a.party_id where a.login = $1`,
    [login],
  );
  const { id, party_id: partyId, village } = rows[0]!;
  const { name, idNumber, phone } = personOf(0);
  await platform.dataSource.transaction((tx) =>
    platform.app.get(RealNames).keep(tx, id, { name, idNumber, phone }, 'WINDOW'),
  );
  await draft(person, lotId);
  await person.post('my/copy');
  while (await platform.app.get(Copies).makeNext()) continue;
  const [told, byMouth, factor] = [randomUUID(), randomUUID(), randomUUID()];
  const insert = async (sql: string, values: readonly unknown[]) =>
    void (await platform.asOwner(sql, values));
  await insert(
    `update account set phone_confirmed_at = platform_now(), phone_released_at = platform_now(),
       (phone_enc, phone_hash, phone_hash_even) = (select phone_enc, id_number_hash, id_number_hash_even from party where id = $2)
     where id = $1`,
    [id, partyId],
  );
  await insert(
    `update party set representative_name = name, representative_id_enc = id_number_enc,
       representative_id_hash = id_number_hash, representative_id_hash_even = id_number_hash_even where id = $1`,
    [partyId],
  );
  for (const [message, recipient, account] of [
    [told, `ACCOUNT:${id}`, id],
    [byMouth, `PARTY:${partyId}`, null],
  ])
    await insert(
      `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
       values ($1, 'own.changed', 'x', $2, $3, '{"name": "x"}', $4, $4, '/my', platform_now())`,
      [message, recipient, account, `告诉${name}`],
    );
  await insert(
    `insert into mouth_telling (id, message_id, village_code, asked_at, note) values ($1, $2, $3, platform_now(), $4)`,
    [randomUUID(), byMouth, village, `${name}不在家`],
  );
  await insert(
    `insert into delivery (id, message_id, channel, next_at) values ($1, $2, 'SMS', platform_now() + interval '1 day')`,
    [randomUUID(), told],
  );
  await insert(
    `insert into delivery (id, message_id, channel, state, next_at, settled_by, settled_note)
     values ($1, $2, 'SMS', 'SETTLED', platform_now(), $3, $4)`,
    [randomUUID(), byMouth, id, `${name}来窗口听了`],
  );
  await insert(`insert into message_choice values ($1, 'ACCOUNT', 'SMS', false)`, [id]);
  await insert(
    `insert into push_subscription (id, account_id, address_hash, address_enc, made_at)
     select $1, id, $3, phone_enc, platform_now() from account where id = $2`,
    [randomUUID(), id, randomUUID()],
  );
  await insert(
    `insert into second_factor (id, account_id, secret_enc, made_at) select $1, id, phone_enc, platform_now() from account where id = $2`,
    [factor, id],
  );
  await insert(`insert into recovery_code (factor_id, hash, made_at) values ($1, 'x', platform_now())`, [
    factor,
  ]);
  await insert(
    `insert into issuer_link (issuer, subject, account_id, linked_at) values ('x', $1, $2, platform_now())`,
    [name, id],
  );
  await insert(
    `insert into issuer_request (id, kind, issuer, subject, name, id_number_enc, id_number_hash, id_number_hash_even,
       phone_enc, account_id, asked_at)
     select $1, 'LINK', 'y', name, name, id_number_enc, id_number_hash, id_number_hash_even, phone_enc, $2, platform_now()
     from party where id = $3`,
    [randomUUID(), id, partyId],
  );
  await insert(
    `insert into number_release (id, party_id, reason, document, owner_account_id, owner_name, proposed_by, proposed_at)
     select $1, party_id, '不是他的号码', '居民身份证', $2, $3, id, platform_now() from account where login = 'nonghu'`,
    [randomUUID(), id, name],
  );
  await insert(
    `insert into phone_change (id, account_id, party_id, phone_enc, document, reason, asked_by, asked_at)
     select $1, $2, id, phone_enc, '居民身份证', '手机丢了', $2, platform_now() from party where id = $3`,
    [randomUUID(), id, partyId],
  );
  await insert(
    `insert into agent_mandate (id, party_id, kind, agent_name, agent_id_enc, agent_id_hash, agent_id_hash_even, acts,
       from_day, until_day, given_by, given_at)
     select $1, id, 'CO_HOLDER', '马新雨', id_number_enc, '\\x00', null, '{SIGN}', '2026-11-01', null, $2, platform_now()
     from party where id = $3`,
    [randomUUID(), id, partyId],
  );
  await insert(
    `insert into collective_member (village_code, party_id, confirmed_by, confirmed_at)
    values ($1, $2, $3, platform_now()) on conflict do nothing`,
    [village, partyId, id],
  );
}

/** A registration that is never handed in, with a paper and somebody who would have applied with him. */
async function draft(person: TestPerson, lotId: string): Promise<void> {
  const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
  const partners = [{ kind: 'PERSON', name: '马新雨', idNumber: '640122197809020036', share: '40' }];
  await person.put(`registrations/${id}`, { intendedUse: '种小麦', ownShare: '60', partners });
  await person.upload(
    `registrations/${id}/documents`,
    'JOINT_AGREEMENT',
    pdf({ page: '/Rotate 0' }),
    '竞买人0的协议.pdf',
  );
}
